import { useTranslation } from "react-i18next";
import { ToList } from "./count";
import { rehearsalOf, ruleOf } from "./links";
import { count } from "./rates";
import { fallback, type ReasonFigures, type ReasonRule } from "./reason-rows";
import css from "./reasons.module.css";

type Props = {
  figures: ReasonFigures;
  /** The reason's. */
  name: string;
  /** The person may look at the routing. */
  mayRoute: boolean;
};

/** The rules that placed a reason's tickets, each a step from being changed. */
export function ReasonRules({ figures, name, mayRoute }: Props) {
  const { t } = useTranslation("statistics");
  const [first, ...others] = figures.rules;
  if (!first) return <span className={css.none}>{t("reasons.noRule")}</span>;
  const shown = (rule: ReasonRule) => (
    <Placed key={rule.rule} rule={rule} figures={figures} name={name} mayRoute={mayRoute} />
  );
  return (
    <>
      {shown(first)}
      {others.length > 0 && (
        <details>
          <summary>{t("reasons.more", { count: others.length })}</summary>
          {others.map(shown)}
        </details>
      )}
      {mayRoute && (
        <ToList to={rehearsalOf(figures.unit)} label={t("reasons.rehearseFor", { name })}>
          {t("reasons.rehearse")}
        </ToList>
      )}
    </>
  );
}

/** One rule: how many it placed, how many of them did not stay there, and the way to it. */
function Placed({ rule, figures, name, mayRoute }: Props & { rule: ReasonRule }) {
  const { t } = useTranslation("statistics");
  const called = rule.rule === fallback ? t("reasons.fallback") : rule.name || rule.rule;
  return (
    <span className={css.placed}>
      <b>{called}</b>
      <small>
        {t("reasons.placed", { count: rule.tickets, n: count(rule.tickets) })}
        {rule.moved > 0 && `, ${t("reasons.moved", { n: count(rule.moved) })}`}
      </small>
      {mayRoute && (
        <ToList
          to={ruleOf(figures.unit, rule.rule, figures.reason)}
          label={t("reasons.changeFor", { rule: called, name })}
        >
          {t("reasons.change")}
        </ToList>
      )}
    </span>
  );
}
