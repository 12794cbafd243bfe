import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useNames } from "../../../ui/use-names";
import { ProblemCount } from "../parts/problem-list";
import type { Editing } from "../state/use-routing-plan";
import { alarmSentence } from "./alarm";
import { alarmRow, fallbackRow, looksAt, problemsOfRow } from "./edit-rules";
import { RuleRow } from "./rule-row";
import { decidesSentence, ruleSentence, type RuleNames } from "./rule-sentence";
import css from "./rules.module.css";
import { useDragOrder } from "./use-drag-order";
import { useKeepFocus } from "./use-keep-focus";
import type { RuleActs } from "./use-rule-acts";

interface Props {
  editing: Editing;
  names: RuleNames;
  acts: RuleActs;
  opened: string | undefined;
  /** Rules that look at this contact reason are marked. */
  reason: string | undefined;
  onOpen: (row: string) => void;
}

/** The rules as sentences, the first on top; what takes everything else is always last. */
export function RuleList({ editing, names, acts, opened, reason, onOpen }: Props) {
  const { t } = useTranslation("routing");
  const { plan, problems, readOnly } = editing;
  const desk = useNames();
  const short = { ...names, conditions: { ...names.conditions, most: 3 } };
  const drag = useDragOrder(
    plan.rules.map(({ id }) => id),
    acts.moveTo,
  );
  const list = useKeepFocus(plan.rules, opened);
  const frame = (id: string, name: string, sentence: string) => (
    <li className={css.item} data-frame>
      <span className={css.number} aria-hidden />
      <button
        type="button"
        className={css.row}
        aria-current={opened === id || undefined}
        onClick={() => onOpen(id)}
      >
        <b>{name}</b>
        <span>{sentence}</span>
        <ProblemCount problems={problemsOfRow(problems, id)} />
      </button>
    </li>
  );

  return (
    <section className={css.list} aria-label={t("rules.all")}>
      <header className={css.top}>
        <p>{t("rules.lead")}</p>
        {!readOnly && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => acts.add(opened)}
          >
            {t("rules.add")}
          </Button>
        )}
      </header>
      {reason && (
        <p className={css.looking}>{t("rules.looking", { reason: desk.reason(reason) })}</p>
      )}
      <ol className={css.items} ref={list}>
        {frame(alarmRow, t("rules.alarm.title"), alarmSentence(plan, names))}
        {plan.rules.map((rule, at) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            number={at + 1}
            last={at === plan.rules.length - 1}
            sentence={ruleSentence(rule, short)}
            problems={problemsOfRow(problems, rule.id)}
            current={opened === rule.id}
            marked={reason !== undefined && looksAt(rule, reason)}
            readOnly={readOnly}
            acts={acts}
            drag={drag}
            onOpen={onOpen}
          />
        ))}
        {frame(
          fallbackRow,
          t("rules.fallback.title"),
          t("rules.fallback.sentence", { decides: decidesSentence(plan.fallback, names) }),
        )}
      </ol>
      <p className="kp-visually-hidden" role="status">
        {acts.said}
      </p>
    </section>
  );
}
