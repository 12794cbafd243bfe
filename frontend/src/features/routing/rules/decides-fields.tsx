import { NativeSelect, TagsInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { nameOf } from "../../../i18n/i18n";
import { useNames } from "../../../ui/use-names";
import { ProblemList } from "../parts/problem-list";
import type {
  RoutingDecides,
  RoutingPlan,
  RoutingProblem,
  RoutingVocabulary,
} from "../state/types";
import { besides, wordsAt } from "./problems";
import css from "./rules.module.css";

interface Props {
  decides: RoutingDecides;
  /** Where problems of it are: "decides" or "fallback". */
  path: string;
  /** It has to name a queue, for nothing stands behind it. */
  fallback?: boolean;
  problems: readonly RoutingProblem[];
  plan: RoutingPlan;
  vocabulary: RoutingVocabulary;
  unit: string;
  onChange: (decides: RoutingDecides) => void;
}

const places = ["queue", "line", "group"] as const;
const fields = ["queue", "line", "group", "priority", "level", "tags", "person", "rota"];

/** What is decided of a ticket: where it goes, how it is treated, and who handles it. */
export function DecidesFields(props: Props) {
  const { decides, path, problems, plan, onChange } = props;
  const { t } = useTranslation("routing");
  const names = useNames();
  const patch = (some: Partial<RoutingDecides>) => onChange({ ...decides, ...some });
  const wrong = (field: string) => wordsAt(problems, `${path}.${field}`);
  const place = places.map(wrong).find(Boolean);
  const own = problems.filter((one) => one.path.startsWith(path));
  return (
    <div className={css.fields}>
      <Where {...props} error={place} />
      <NativeSelect
        size="xs"
        label={t("rules.decides.priority")}
        value={decides.priority ?? ""}
        error={wrong("priority")}
        data={[
          { value: "", label: t("rules.decides.asElse") },
          ...[1, 2, 3, 4].map((n) => ({ value: `${n}`, label: names.priority(n) })),
        ]}
        onChange={({ currentTarget }) =>
          patch({ priority: Number(currentTarget.value) || undefined })
        }
      />
      <NativeSelect
        size="xs"
        label={t("rules.decides.level")}
        value={decides.level ?? ""}
        error={wrong("level")}
        data={offered(
          t("rules.decides.asElse"),
          plan.levels.map((level) => ({ value: level.code, label: nameOf(level) })),
          decides.level,
        )}
        onChange={({ currentTarget }) => patch({ level: currentTarget.value || undefined })}
      />
      <Who {...props} error={wrong("person") ?? wrong("rota")} />
      <TagsInput
        size="xs"
        className={css.wide}
        classNames={{ pill: css.pill, description: css.help }}
        label={t("rules.decides.tags")}
        description={t("rules.decides.tagsHelp")}
        value={decides.tags ?? []}
        maxTags={20}
        error={wrong("tags")}
        onChange={(tags) => patch({ tags: tags.length > 0 ? tags : undefined })}
      />
      <ProblemList
        problems={besides(
          own,
          fields.map((field) => `${path}.${field}`),
        )}
      />
    </div>
  );
}

type Option = { value: string; label: string };

/** The choices with one for none; what is chosen and no longer there stays to be seen. */
function offered(none: string, options: Option[], chosen: string | undefined): Option[] {
  const gone = chosen && !options.some(({ value }) => value === chosen);
  return [
    { value: "", label: none },
    ...options,
    ...(gone ? [{ value: chosen, label: chosen }] : []),
  ];
}

/** Queue, line or group: one of them says where. */
function Where({ decides, fallback, vocabulary, unit, onChange, error }: Props & Wrong) {
  const { t } = useTranslation("routing");
  const names = useNames();
  const queue = (own: boolean) =>
    vocabulary.queues
      .filter((one) => (one.unit === unit) === own)
      .map(({ code, name, unit: of }) => ({
        value: `queue ${code}`,
        label: own ? name : `${name} (${names.unit(of)})`,
      }));
  const groups = [
    ...new Set(
      vocabulary.queues.flatMap(({ unit: of, group }) => (group && of === unit ? [group] : [])),
    ),
  ];
  const { queue: code, line, group } = decides;
  const value = code ? `queue ${code}` : group ? `group ${group}` : line ? `line ${line}` : "";
  const data = [
    { group: t("rules.decides.queues"), items: queue(true) },
    ...(fallback
      ? []
      : [
          {
            group: t("rules.decides.lines"),
            items: [1, 2, 3].map((n) => ({ value: `line ${n}`, label: names.line(n) })),
          },
          {
            group: t("rules.decides.groups"),
            items: groups.map((one) => ({ value: `group ${one}`, label: names.group(one) })),
          },
        ]),
    { group: t("rules.decides.otherQueues"), items: queue(false) },
  ].filter(({ items }) => items.length > 0);
  const known = data.some(({ items }) => items.some((one) => one.value === value));
  return (
    <NativeSelect
      size="xs"
      className={css.wide}
      label={t("rules.decides.to")}
      value={value}
      error={error}
      data={[
        ...(fallback ? [] : [{ value: "", label: t("rules.decides.usual") }]),
        ...(known || !value ? [] : [{ value, label: code ?? group ?? "" }]),
        ...data,
      ]}
      onChange={({ currentTarget }) => {
        const [kind, rest] = currentTarget.value.split(" ");
        onChange({
          ...decides,
          queue: kind === "queue" ? rest : undefined,
          group: kind === "group" ? rest : undefined,
          line: kind === "line" ? Number(rest) : undefined,
        });
      }}
    />
  );
}

type Wrong = { error: string | undefined };

/** A person, or whoever is on by a rota. */
function Who({ decides, plan, vocabulary, onChange, error }: Props & Wrong) {
  const { t } = useTranslation("routing");
  const { person, rota } = decides;
  const value = person ? `person ${person}` : rota ? `rota ${rota}` : "";
  const data = [
    {
      group: t("rules.decides.rotas"),
      items: (plan.rotas ?? []).map(({ code, name }) => ({ value: `rota ${code}`, label: name })),
    },
    {
      group: t("rules.decides.people"),
      items: vocabulary.people.map(({ id, name, title }) => ({
        value: `person ${id}`,
        label: title ? `${name}, ${title}` : name,
      })),
    },
  ].filter(({ items }) => items.length > 0);
  const known = data.some(({ items }) => items.some((one) => one.value === value));
  return (
    <NativeSelect
      size="xs"
      label={t("rules.decides.who")}
      value={value}
      error={error}
      data={[
        { value: "", label: t("rules.decides.nobody") },
        ...(known || !value ? [] : [{ value, label: value.split(" ")[1]! }]),
        ...data,
      ]}
      onChange={({ currentTarget }) => {
        const [kind, rest] = currentTarget.value.split(" ");
        onChange({
          ...decides,
          person: kind === "person" ? Number(rest) : undefined,
          rota: kind === "rota" ? rest : undefined,
        });
      }}
    />
  );
}
