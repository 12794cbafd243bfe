import { MultiSelect, NativeSelect, TagsInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readTime } from "../../../ui/time";
import type { RoutingCondition, RoutingField } from "../state/types";
import { comparisonOf } from "./conditions";
import { wantedSentence, type RuleNames } from "./rule-sentence";
import css from "./rules.module.css";

interface Props {
  condition: RoutingCondition;
  field: RoutingField;
  names: RuleNames;
  onChange: (condition: RoutingCondition) => void;
}

/** What a condition compares with, chosen by name or written, by what kind the field is. */
export function ConditionValue(props: Props) {
  switch (props.field.kind) {
    case "truth":
      return <Truth {...props} />;
    case "clock":
      return <Clock {...props} />;
    case "count":
      return <Count {...props} />;
    case "words":
      return <WordList {...props} />;
    default:
      return <Codes {...props} />;
  }
}

/** One code is "is", several are "any of". */
function Codes({ condition, field, names, onChange }: Props) {
  const { t } = useTranslation("routing");
  const known = field.codes ?? [];
  const gone = condition.value.filter((code) => !known.includes(code));
  const data = [...known, ...gone].filter(Boolean).map((code) => {
    const name = names.conditions.name(field.name, code);
    return { value: code, label: name.charAt(0).toLocaleUpperCase() + name.slice(1) };
  });
  return (
    <MultiSelect
      size="xs"
      className={css.chips}
      classNames={{ pill: css.pill }}
      aria-label={t("rules.values")}
      placeholder={condition.value.length === 0 ? t("rules.choose.value") : undefined}
      searchable
      hidePickedOptions
      nothingFoundMessage={t("rules.noValue")}
      data={data}
      value={condition.value}
      onChange={(value) => {
        const not = comparisonOf(condition, "code") === "none_of";
        const one = value.length === 1;
        onChange({
          ...condition,
          op: not ? (one ? "is_not" : "none_of") : one ? "is" : "any_of",
          value,
        });
      }}
    />
  );
}

function Truth({ condition, names, onChange }: Props) {
  const { t } = useTranslation("routing");
  return (
    <NativeSelect
      size="xs"
      className={css.value}
      aria-label={t("rules.values")}
      value={condition.value[0] ?? ""}
      data={["true", "false"].map((value) => ({
        value,
        label: wantedSentence({ ...condition, op: "is", value: [value] }, names),
      }))}
      onChange={({ currentTarget }) => onChange({ ...condition, value: [currentTarget.value] })}
    />
  );
}

function Clock({ condition, onChange }: Props) {
  const { t } = useTranslation("routing");
  const put = (at: number, value: string) =>
    onChange({ ...condition, value: condition.value.with(at, value) });
  const [from = "", to = ""] = condition.value;
  if (condition.value.length === 0) {
    return (
      <Time
        label={t("rules.time")}
        value=""
        onChange={(value) => onChange({ ...condition, value: [value] })}
      />
    );
  }
  return (
    <>
      <Time label={t("rules.time")} value={from} onChange={(value) => put(0, value)} />
      {condition.op === "between" && (
        <>
          <span className={css.between}>{t("rules.sentence.and")}</span>
          <Time label={t("rules.until")} value={to} onChange={(value) => put(1, value)} />
        </>
      )}
    </>
  );
}

/** A time of the day, as people write it: "9", "930", "9.30". */
function Time(props: { label: string; value: string; onChange: (value: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  function settle() {
    if (typed !== null) props.onChange(readTime(typed) ?? typed.trim());
    setTyped(null);
  }
  return (
    <TextInput
      size="xs"
      className={css.time}
      aria-label={props.label}
      placeholder="00:00"
      inputMode="numeric"
      value={typed ?? props.value}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => event.key === "Enter" && settle()}
    />
  );
}

function Count({ condition, onChange }: Props) {
  const { t } = useTranslation("routing");
  return (
    <TextInput
      size="xs"
      className={css.time}
      aria-label={t("rules.number")}
      inputMode="numeric"
      maxLength={4}
      value={condition.value[0] ?? ""}
      onChange={({ currentTarget }) =>
        onChange({ ...condition, value: [currentTarget.value.replace(/\D/g, "")] })
      }
    />
  );
}

function WordList({ condition, onChange }: Props) {
  const { t } = useTranslation("routing");
  return (
    <TagsInput
      size="xs"
      className={css.chips}
      classNames={{ pill: css.pill, description: css.help }}
      aria-label={t("rules.words")}
      description={t("rules.wordsHelp")}
      inputWrapperOrder={["label", "input", "description", "error"]}
      splitChars={[",", ";"]}
      acceptValueOnBlur
      value={condition.value}
      onChange={(value) => onChange({ ...condition, value: value.map((word) => word.trim()) })}
    />
  );
}
