import { useTranslation } from "react-i18next";
import parts from "../parts/parts.module.css";
import { ProblemList } from "../parts/problem-list";
import { besides } from "../parts/problems";
import { useNamedProblems } from "../parts/use-named-problems";
import type { PlanPartProps } from "../state/types";
import { ClosedCard } from "./closed-card";
import css from "./hours.module.css";
import { WeekCard } from "./week-card";

const fields = ["week", "closed", "closed_names"];

/** When a unit is open (öppettider): an ordinary week, and its own closed days (KP-2, CG-16). */
export function HoursTab({ plan, readOnly, onChange, ...given }: PlanPartProps) {
  const { t } = useTranslation("routing");
  const problems = useNamedProblems(given.problems);
  const { hours } = plan;
  return (
    <div className={parts.tab}>
      <p className={parts.lead}>{t("hours.lead")}</p>
      <ProblemList problems={besides(problems, "hours", fields)} />
      <div className={css.cards}>
        <WeekCard
          week={hours.week}
          problems={problems}
          readOnly={readOnly}
          onChange={(week) => onChange({ ...plan, hours: { ...hours, week } })}
        />
        <ClosedCard
          hours={hours}
          problems={problems}
          readOnly={readOnly}
          onChange={(changed) => onChange({ ...plan, hours: changed })}
        />
      </div>
    </div>
  );
}
