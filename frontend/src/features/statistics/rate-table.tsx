import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { Count } from "./count";
import { GoalWords } from "./goal-words";
import { closedOf } from "./links";
import type { Days } from "./period";
import { count, definitions, goal, percent, rateOf, standing, type Definition } from "./rates";
import css from "./rates.module.css";

type Resolution = Schemas["Resolution"];
export type Column = { name: string; days: Days; resolution: Resolution | undefined };

const filters = { lines_one_and_two: "lines-one-and-two", first_line: "first-line" } as const;

type ShareProps = { column: Column; by: Definition };

/** A share with its bar, its goal and the tickets it is a share of. */
function Share({ column: { days, name, resolution }, by }: ShareProps) {
  const { t } = useTranslation("statistics");
  if (!resolution) return <td />;
  const rate = rateOf(resolution, by);
  const toGoal = by === "lines_one_and_two" ? standing(rate) : null;
  const part = resolution[by];
  return (
    <td>
      <strong className={css.rate}>{percent(rate)}</strong>
      <span className={css.bar} data-by={by} aria-hidden>
        <span style={{ width: `${(rate ?? 0) * 100}%` }} />
        {by === "lines_one_and_two" && <i style={{ left: `${goal * 100}%` }} />}
      </span>
      {resolution.closed === 0 ? (
        <span className={css.parts}>{t("rate.noneYet")}</span>
      ) : (
        <span className={css.parts}>
          <Count
            n={part}
            label={t(`list.${by}`, { count: part, period: name })}
            to={closedOf(days, filters[by])}
          />
          {` ${t("rate.of")} `}
          <Count
            n={resolution.closed}
            label={t("list.counted", { count: resolution.closed, period: name })}
            to={closedOf(days, "counted")}
          />
        </span>
      )}
      {toGoal && (
        <span className={css.goal} data-reached={toGoal.reached}>
          <GoalWords standing={toGoal} />
        </span>
      )}
    </td>
  );
}

type Props = { columns: readonly Column[]; /** Also what is counted apart. */ apart?: boolean };

/** KP-8's two definitions side by side over some periods. */
export function RateTable({ columns, apart = false }: Props) {
  const { t } = useTranslation("statistics");
  return (
    <table className={css.rates}>
      <thead className={columns.length < 2 ? "kp-visually-hidden" : undefined}>
        <tr>
          {columns.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      {definitions.map((by) => (
        <tbody key={by}>
          <tr>
            <th scope="rowgroup" colSpan={columns.length}>
              <b>{t(`definition.${by}.name`)}</b> <span>{t(`definition.${by}.short`)}</span>
            </th>
          </tr>
          <tr>
            {columns.map((column) => (
              <Share key={column.name} column={column} by={by} />
            ))}
          </tr>
        </tbody>
      ))}
      {apart && <Apart columns={columns} />}
    </table>
  );
}

/** What is neither solved nor unsolved, never left out of sight (KP-6a). */
function Apart({ columns }: Pick<Props, "columns">) {
  const { t } = useTranslation("statistics");
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={columns.length}>
          <b>{t("apart.name")}</b> <span>{t("apart.short")}</span>
        </th>
      </tr>
      <tr>
        {columns.map(({ name, days, resolution }) => (
          <td key={name}>
            {resolution && (
              <strong className={css.rate}>
                <Count
                  n={resolution.apart}
                  label={t("list.apart", { count: resolution.apart, period: name })}
                  to={closedOf(days, "apart")}
                >
                  {count(resolution.apart)}
                </Count>
              </strong>
            )}
          </td>
        ))}
      </tr>
    </tbody>
  );
}
