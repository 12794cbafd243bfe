import { ActionIcon, NativeSelect } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { fieldWords } from "../../../ui/rule-words/condition-sentence";
import type { RoutingCondition, RoutingField } from "../state/types";
import { ConditionValue } from "./condition-value";
import { comparisonOf, comparisons, emptyCondition, withComparison } from "./conditions";
import { wantedSentence, type RuleNames } from "./rule-sentence";
import css from "./rules.module.css";

interface Props {
  condition: RoutingCondition;
  first: boolean;
  fields: readonly RoutingField[];
  names: RuleNames;
  error: string | undefined;
  onChange: (condition: RoutingCondition) => void;
  onRemove: () => void;
}

/** One condition: what is looked at, how it is compared, and with what. */
export function ConditionRow(props: Props) {
  const { condition, first, fields, names, error, onChange, onRemove } = props;
  const { t } = useTranslation("routing");
  const field = fields.find(({ name }) => name === condition.field);
  const label = (name: string) => fieldWords(name, names.conditions);
  const said = wantedSentence(condition, names);
  const ops = field ? comparisons(field) : [condition.op];
  return (
    <li className={css.condition} data-wrong={error ? true : undefined}>
      <span className={css.joins} aria-hidden>
        {first ? t("rules.if") : t("rules.sentence.and")}
      </span>
      <div className={css.parts}>
        <NativeSelect
          size="xs"
          aria-label={t("rules.field")}
          value={condition.field}
          data={[
            ...(field ? [] : [{ value: condition.field, label: label(condition.field) }]),
            ...fields.map(({ name }) => ({ value: name, label: label(name) })),
          ]}
          onChange={({ currentTarget }) => {
            const next = fields.find(({ name }) => name === currentTarget.value);
            if (next) onChange(emptyCondition(next));
          }}
        />
        {field?.kind !== "truth" && ops.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label={t("rules.comparison")}
            value={field ? comparisonOf(condition, field.kind) : condition.op}
            data={ops.map((op) => ({ value: op, label: t(`rules.op.${op}`) }))}
            onChange={({ currentTarget }) =>
              onChange(withComparison(condition, currentTarget.value))
            }
          />
        )}
        {field && (
          <ConditionValue condition={condition} field={field} names={names} onChange={onChange} />
        )}
      </div>
      <ActionIcon
        variant="subtle"
        size="sm"
        aria-label={t("rules.removeCondition", { condition: said })}
        title={t("rules.removeCondition", { condition: said })}
        onClick={onRemove}
      >
        <IconX size={15} aria-hidden />
      </ActionIcon>
      {error && (
        <p className={css.wrong} role="alert">
          {error}
        </p>
      )}
    </li>
  );
}
