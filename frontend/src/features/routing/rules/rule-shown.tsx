import { useTranslation } from "react-i18next";
import { ProblemList } from "../parts/problem-list";
import type { RoutingProblem, RoutingRule } from "../state/types";
import type { Editing } from "../state/use-routing-plan";
import { BeginHere } from "./begin-here";
import { decidesSentence, wantedSentence, type RuleNames } from "./rule-sentence";
import css from "./rules.module.css";

interface Props {
  rule: RoutingRule;
  problems: readonly RoutingProblem[];
  editing: Editing;
  names: RuleNames;
}

/** A rule to read: what has to hold, and what happens then. */
export function RuleShown({ rule, problems, editing, names }: Props) {
  const { t } = useTranslation("routing");
  const conditions = rule.conditions ?? [];
  return (
    <div className={css.opened}>
      <h2>{rule.name}</h2>
      {rule.off && <p className={css.quiet}>{t("rules.offText")}</p>}
      <div>
        <h3>{t("rules.when")}</h3>
        {conditions.length === 0 && !rule.expr && <p>{t("rules.always")}</p>}
        {conditions.length > 0 && (
          <ul className={css.shown}>
            {conditions.map((one) => (
              <li key={`${one.field} ${one.op} ${one.value.join()}`}>
                {wantedSentence(one, names)}
              </li>
            ))}
          </ul>
        )}
        {rule.expr && <code className={css.code}>{rule.expr}</code>}
      </div>
      <div>
        <h3>{t("rules.then")}</h3>
        <p>{decidesSentence(rule.decides, names)}</p>
      </div>
      <ProblemList problems={problems} />
      <BeginHere editing={editing} />
    </div>
  );
}
