import { useTranslation } from "react-i18next";
import { Count } from "./count";
import { GoalWords } from "./goal-words";
import { reasonOf } from "./links";
import type { Days } from "./period";
import { goal, percent, standing } from "./rates";
import rates from "./rates.module.css";
import { ends, endsOf, hereRate, type ReasonFigures } from "./reason-rows";
import css from "./reasons.module.css";

type Props = {
  figures: ReasonFigures;
  /** The reason's. */
  name: string;
  days: Days;
  period: string;
};

/** On which line a reason is solved: a bar with the goal in it, and the numbers. */
export function ReasonLines({ figures, name, days, period }: Props) {
  const { t } = useTranslation("statistics");
  const parts = endsOf(figures);
  const rate = hereRate(figures);
  const toGoal = standing(rate);
  return (
    <>
      <span className={css.bar} aria-hidden>
        <span className={css.stack}>
          {ends.map((end) => (
            <span
              key={end}
              data-end={end}
              style={{ flexGrow: parts[end] }}
              hidden={parts[end] === 0}
            />
          ))}
        </span>
        <i style={{ left: `${goal * 100}%` }} />
      </span>
      <span className={css.numbers}>
        {ends.map((end) => (
          <span key={end} data-zero={parts[end] === 0 || undefined}>
            <i data-end={end} aria-hidden />
            <span className="kp-visually-hidden">{`${t(`reasons.end.${end}`)}: `}</span>
            <Count
              n={parts[end]}
              label={t("list.of", {
                what: t(`reasons.list.${end}`, { count: parts[end], period }),
                name,
              })}
              to={reasonOf(figures, days, end)}
            />
          </span>
        ))}
      </span>
      {toGoal && (
        <span className={css.here}>
          <strong>{percent(rate)}</strong>{" "}
          <span className={rates.goal} data-reached={toGoal.reached}>
            <GoalWords standing={toGoal} />
          </span>
        </span>
      )}
    </>
  );
}
