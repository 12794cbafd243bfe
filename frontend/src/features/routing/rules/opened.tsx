import { useTranslation } from "react-i18next";
import { ProblemList } from "../parts/problem-list";
import type { Editing } from "../state/use-routing-plan";
import { alarmSentence } from "./alarm";
import { AlarmFields } from "./alarm-fields";
import { BeginHere } from "./begin-here";
import { DecidesFields } from "./decides-fields";
import { alarmRow, fallbackRow, problemsOfRow } from "./edit-rules";
import { RuleEditor } from "./rule-editor";
import { decidesSentence, type RuleNames } from "./rule-sentence";
import { RuleShown } from "./rule-shown";
import css from "./rules.module.css";
import type { RuleActs } from "./use-rule-acts";

interface Props {
  /** A rule's id, or one of the rows that are no rules. */
  row: string;
  editing: Editing;
  names: RuleNames;
  acts: RuleActs;
}

/** What is looked at: a rule or what stands round the rules; to read or to change. */
export function Opened(props: Props) {
  const { row, editing, names, acts } = props;
  if (row === alarmRow || row === fallbackRow) return <Frame {...props} />;
  const rule = editing.plan.rules.find((one) => one.id === row);
  if (!rule) return null;
  const problems = problemsOfRow(editing.problems, row);
  if (editing.readOnly) {
    return <RuleShown rule={rule} problems={problems} editing={editing} names={names} />;
  }
  return <RuleEditor rule={rule} problems={problems} editing={editing} names={names} acts={acts} />;
}

function Frame({ row, editing, names }: Props) {
  const { t } = useTranslation("routing");
  const { plan, readOnly, vocabulary, edit } = editing;
  const problems = problemsOfRow(editing.problems, row);
  const alarm = row === alarmRow;
  const part = alarm ? "alarm" : "fallback";
  return (
    <div className={css.opened} data-fields>
      <h2>{t(`rules.${part}.title`)}</h2>
      <p className={css.sentence}>
        {alarm
          ? alarmSentence(plan, names)
          : t("rules.fallback.sentence", { decides: decidesSentence(plan.fallback, names) })}
      </p>
      <p className={css.quiet}>{t(`rules.${part}.help`)}</p>
      {readOnly && <BeginHere editing={editing} />}
      {readOnly && <ProblemList problems={problems} />}
      {!readOnly && alarm && <AlarmFields editing={editing} problems={problems} />}
      {!readOnly && !alarm && (
        <DecidesFields
          decides={plan.fallback}
          path="fallback"
          fallback
          problems={problems}
          plan={plan}
          vocabulary={vocabulary}
          unit={editing.unit}
          onChange={(fallback) => edit((now) => ({ ...now, fallback }))}
        />
      )}
    </div>
  );
}
