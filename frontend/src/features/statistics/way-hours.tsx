import { useTranslation } from "react-i18next";
import type { Channel } from "../../ui/channel-icon";
import { ChartFrame } from "./chart-frame";
import css from "./charts.module.css";
import { inner, yOf, type Frame } from "./geometry";
import { count } from "./rates";
import { hoursOf, total, type Way } from "./way-rows";
import { hourLabel } from "./words";

type Props = { rows: readonly Way[] };

/** At what hours contacts come, one row of bars a way, so that no colour need be told apart. */
export function WayHours({ rows }: Props) {
  const { t } = useTranslation("statistics");
  const hours = hoursOf(rows);
  const most = Math.max(1, ...rows.flatMap((way) => way.hours));
  return (
    <ChartFrame
      title={<h3>{t("ways.hours")}</h3>}
      signs={[]}
      reading={<span>{t("ways.scale", { n: count(most) })}</span>}
      chart={(width) =>
        rows.map((way) => (
          <Bars key={way.channel} way={way} hours={hours} most={most} width={width} />
        ))
      }
      table={<Table rows={rows} hours={hours} />}
    />
  );
}

type BarsProps = { way: Way; hours: readonly number[]; most: number; width: number };

function Bars({ way, hours, most, width }: BarsProps) {
  const { t } = useTranslation("statistics");
  const frame: Frame = { width, height: 84, left: 4, right: 4, top: 22, bottom: 18 };
  const slot = inner.width(frame) / hours.length;
  const bar = Math.min(28, slot * 0.7);
  const floor = yOf(0, most, frame);
  const name = t(`common:channel.${way.channel as Channel}`);
  const busiest = way.hours.indexOf(Math.max(...way.hours));
  const label = t("ways.label", { name, hour: hourLabel(busiest), n: way.hours[busiest] });
  return (
    <svg className={css.chart} width={width} height={frame.height} role="img" aria-label={label}>
      <text x={frame.left} y={12} className={css.current}>
        {`${name} ${count(total(way.hours))}`}
      </text>
      <path className={css.grid} d={`M${frame.left} ${floor}H${width - frame.right}`} />
      {hours.map((hour, at) => {
        const n = way.hours[hour] ?? 0;
        const middle = frame.left + slot * (at + 0.5);
        return (
          <g key={hour}>
            <title>{`${hourLabel(hour)}: ${n}`}</title>
            <rect
              className={css.in}
              x={middle - bar / 2}
              y={yOf(n, most, frame)}
              width={bar}
              height={floor - yOf(n, most, frame)}
            />
            {(slot >= 22 || hour % 2 === hours[0]! % 2) && (
              <text x={middle} y={frame.height - 4} textAnchor="middle">
                {String(hour).padStart(2, "0")}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

function Table({ rows, hours }: { rows: readonly Way[]; hours: readonly number[] }) {
  const { t } = useTranslation("statistics");
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t("hours.hour")}</th>
          {rows.map(({ channel }) => (
            <th key={channel} scope="col">
              {t(`common:channel.${channel as Channel}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {hours.map((hour) => (
          <tr key={hour}>
            <th scope="row">{hourLabel(hour)}</th>
            {rows.map((way) => (
              <td key={way.channel}>{count(way.hours[hour] ?? 0)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
