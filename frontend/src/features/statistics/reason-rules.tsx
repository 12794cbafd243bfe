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
  return (
    <>
      <Placed rule={first} figures={figures} name={name} mayRoute={mayRoute} rehearse />
      {others.length > 0 && (
        <details>
          <summary>{t("reasons.more", { count: others.length })}</summary>
          {others.map((rule) => (
            <Placed key={rule.rule} rule={rule} figures={figures} name={name} mayRoute={mayRoute} />
          ))}
        </details>
      )}
    </>
  );
}

type PlacedProps = Props & {
  rule: ReasonRule;
  /** Also the way to the rehearsal. */ rehearse?: true;
};

/** One rule: how many it placed, how many of them did not stay there, and the way to it. */
function Placed({ rule, figures, name, mayRoute, rehearse }: PlacedProps) {
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
        <span className={css.acts}>
          <ToList
            to={ruleOf(figures.unit, rule.rule, figures.reason)}
            label={t("reasons.changeFor", { rule: called, name })}
          >
            {t("reasons.change")}
          </ToList>
          {rehearse && (
            <ToList to={rehearsalOf(figures.unit)} label={t("reasons.rehearseFor", { name })}>
              {t("reasons.rehearse")}
            </ToList>
          )}
        </span>
      )}
    </span>
  );
}
