import { useElementSize } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../../api/client";
import { hoursOf, type Measure } from "./changes";
import css from "./rehearsal.module.css";
import { hourWords, number } from "./words";

type Props = {
  queue: Schemas["RehearsalQueue"];
  of: Measure;
  /** Those of the day that are drawn, the same in every queue. */
  hours: readonly number[];
};

const height = 96;
const foot = 16;

/** One queue's day before and after, side by side hour by hour; its table is always there. */
export function HourBars({ queue, of, hours }: Props) {
  const { t } = useTranslation("routing");
  const { ref, width: room } = useElementSize();
  const width = Math.max(200, room || 240);
  const { before, after } = hoursOf(queue, of);
  const digits = of === "load" ? 1 : 0;
  const most = Math.max(...before, ...after);
  const slot = width / hours.length;
  const bar = Math.max(2, Math.min(9, slot * 0.4));
  const floor = height - foot;
  const tall = (n: number) => (most > 0 ? (n / most) * (floor - 4) : 0);
  const busiest = (all: readonly number[]) => all.indexOf(Math.max(...all));
  const label = t("rehearsal.queues.label", {
    name: queue.queue.name,
    before: hourWords(busiest(before)),
    most: number(Math.max(...before), digits),
    after: hourWords(busiest(after)),
    mostAfter: number(Math.max(...after), digits),
  });
  return (
    <figure className={css.multiple}>
      <figcaption>
        {queue.queue.name} <small>{t("rehearsal.queues.scale", { n: number(most, digits) })}</small>
      </figcaption>
      <div ref={ref}>
        <svg width={width} height={height} role="img" aria-label={label} className={css.chart}>
          <path className={css.floor} d={`M0 ${floor}H${width}`} />
          {hours.map((hour, at) => {
            const middle = slot * (at + 0.5);
            const [was, is] = [before[hour] ?? 0, after[hour] ?? 0];
            return (
              <g key={hour}>
                <title>{`${hourWords(hour)}: ${number(was, digits)} → ${number(is, digits)}`}</title>
                <rect className={css.catch} x={slot * at} y={0} width={slot} height={floor} />
                <rect
                  data-side="before"
                  x={middle - bar}
                  y={floor - tall(was)}
                  width={bar}
                  height={tall(was)}
                />
                <rect
                  data-side="after"
                  x={middle + 0.5}
                  y={floor - tall(is)}
                  width={bar}
                  height={tall(is)}
                />
                {hour % (slot >= 22 ? 1 : slot >= 11 ? 2 : 4) === 0 && (
                  <text x={middle} y={height - 3} textAnchor="middle">
                    {String(hour).padStart(2, "0")}
                  </text>
                )}
              </g>
            );
          })}
        </svg>
      </div>
      <details>
        <summary>{t("rehearsal.asTable")}</summary>
        <HourTable {...{ before, after, hours, digits }} />
      </details>
    </figure>
  );
}

type TableProps = {
  before: readonly number[];
  after: readonly number[];
  hours: readonly number[];
  digits: number;
};

function HourTable({ before, after, hours, digits }: TableProps) {
  const { t } = useTranslation("routing");
  return (
    <table className={css.small}>
      <thead>
        <tr>
          <th scope="col">{t("rehearsal.queues.hour")}</th>
          <th scope="col">{t("rehearsal.before")}</th>
          <th scope="col">{t("rehearsal.after")}</th>
        </tr>
      </thead>
      <tbody>
        {hours.map((hour) => (
          <tr key={hour}>
            <th scope="row">{hourWords(hour)}</th>
            <td>{number(before[hour] ?? 0, digits)}</td>
            <td>{number(after[hour] ?? 0, digits)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
