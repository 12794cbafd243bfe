import { useTranslation } from "react-i18next";
import css from "./charts.module.css";
import { Count } from "./count";
import { closedOf } from "./links";
import { definitions, percent, rateOf, type Step } from "./rates";
import { stepLabel } from "./words";

const filters = { lines_one_and_two: "lines-one-and-two", first_line: "first-line" } as const;

/** The curve as figures, newest first, each with its tickets. */
export function StepTable({ steps }: { steps: readonly Step[] }) {
  const { t } = useTranslation("statistics");
  const weeks = steps.some((step) => step.week !== null);
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long table scrolls by keyboard too
    <div className={css.tableBox} tabIndex={0} role="group" aria-label={t("chart.ratesTable")}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{weeks ? t("chart.week") : t("chart.day")}</th>
            <th scope="col">{t("chart.closed")}</th>
            {definitions.map((by) => (
              <th key={by} scope="col" colSpan={2}>
                {t(`definition.${by}.name`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...steps].reverse().map((step) => {
            const period = stepLabel(step);
            return (
              <tr key={step.days.from}>
                <th scope="row">{period}</th>
                <td>
                  <Count
                    n={step.closed}
                    label={t("list.counted", { count: step.closed, period })}
                    to={closedOf(step.days, "counted")}
                  />
                </td>
                {definitions.map((by) => [
                  <td key={`${by}-part`}>
                    <Count
                      n={step[by]}
                      label={t(`list.${by}`, { count: step[by], period })}
                      to={closedOf(step.days, filters[by])}
                    />
                  </td>,
                  <td key={by}>{percent(rateOf(step, by))}</td>,
                ])}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
