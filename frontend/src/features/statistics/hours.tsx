import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { useNow } from "../../ui/clock";
import { startOf } from "../../ui/time";
import css from "./charts.module.css";
import { ChartFrame } from "./chart-frame";
import { Count } from "./count";
import { axisOf, inner, yOf, type Frame } from "./geometry";
import { shownHours } from "./hour-range";
import { cameOf, solvedOf } from "./links";
import { hourOf } from "./period";
import { count } from "./rates";
import type { Row } from "./rows";
import { hourLabel } from "./words";

type Hour = Schemas["HourRow"];
type Props = { hours: readonly Hour[]; all: Row; /** The day, "2025-11-25". */ on: string };

/** Contacts by the hour in which they happened, and when they were solved. */
export function Hours({ hours, all, on }: Props) {
  const { t } = useTranslation("statistics");
  const shown = shownHours(hours);
  if (all.in + all.solved === 0) {
    return (
      <div className={css.none}>
        <h2>{t("hours.title")}</h2>
        <p>{t("hours.none")}</p>
      </div>
    );
  }
  const signs = (["in", "solved"] as const).map((key) => ({ key, label: t(`hours.${key}`) }));
  return (
    <ChartFrame
      title={<h2>{t("hours.title")}</h2>}
      signs={signs}
      chart={(width) => <Bars hours={shown} width={width} on={on} />}
      table={<HourTable hours={shown} all={all} on={on} />}
    />
  );
}

function Bars({ hours, width, on }: { hours: readonly Hour[]; width: number; on: string }) {
  const { t } = useTranslation("statistics");
  const now = useNow();
  const frame: Frame = { width, height: 172, left: 30, right: 4, top: 10, bottom: 26 };
  const { most, ticks } = axisOf(Math.max(1, ...hours.map((row) => Math.max(row.in, row.solved))));
  const slot = inner.width(frame) / hours.length;
  const bar = Math.min(16, Math.max(3, slot * 0.36));
  const y = (value: number) => yOf(value, most, frame);
  const floor = y(0);
  const busiest = hours.reduce((one, other) => (other.in > one.in ? other : one));
  const current = hours.findLast((row) => startOf(on, row.hour) <= now)?.hour;
  return (
    <svg
      className={css.chart}
      width={width}
      height={frame.height}
      role="img"
      aria-label={t("hours.label", { n: busiest.in, hour: hourLabel(busiest.hour) })}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <path className={css.grid} d={`M${frame.left} ${y(tick)}H${width - frame.right}`} />
          <text x={frame.left - 8} y={y(tick)} dy="0.35em" textAnchor="end">
            {count(tick)}
          </text>
        </g>
      ))}
      {hours.map((row, at) => {
        const middle = frame.left + slot * (at + 0.5);
        const label = slot >= 22 || row.hour % 2 === hours[0]!.hour % 2;
        return (
          <g key={row.hour}>
            <title>
              {t("hours.point", { hour: hourLabel(row.hour), in: row.in, solved: row.solved })}
            </title>
            <rect
              className={css.catch}
              x={middle - slot / 2}
              y={frame.top}
              width={slot}
              height={floor}
            />
            {(["in", "solved"] as const).map((what, side) => (
              <rect
                key={what}
                className={css[what]}
                x={middle - bar - 0.75 + side * (bar + 1.5)}
                y={y(row[what])}
                width={bar}
                height={floor - y(row[what])}
                rx={row[what] > 0 ? 1.5 : 0}
              />
            ))}
            {label && (
              <text
                x={middle}
                y={frame.height - 8}
                textAnchor="middle"
                className={row.hour === current ? css.current : undefined}
              >
                {String(row.hour).padStart(2, "0")}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

function HourTable({ hours, all, on }: Props) {
  const { t } = useTranslation("statistics");
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t("hours.hour")}</th>
          <th scope="col">{t("hours.in")}</th>
          <th scope="col">{t("hours.solved")}</th>
        </tr>
      </thead>
      <tbody>
        {hours.map((row) => (
          <tr key={row.hour}>
            <th scope="row">{hourLabel(row.hour)}</th>
            <td>
              <Count
                n={row.in}
                label={t("list.of", {
                  what: t("list.in", { count: row.in }),
                  name: hourLabel(row.hour),
                })}
                to={cameOf(all, hourOf(on, row.hour))}
              />
            </td>
            <td>
              <Count
                n={row.solved}
                label={t("list.of", {
                  what: t("list.solved", { count: row.solved }),
                  name: hourLabel(row.hour),
                })}
                to={solvedOf(all, hourOf(on, row.hour))}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
