import { useState } from "react";
import { useTranslation } from "react-i18next";
import css from "./charts.module.css";
import { ChartFrame, Mark } from "./chart-frame";
import { Points } from "./chart-points";
import { labelled, nearest, pathOf, xOf, yOf, type Frame } from "./geometry";
import { count, definitions, goal, percent, rateOf, type Definition, type Step } from "./rates";
import { StepTable } from "./step-table";
import { stepLabel, stepShort } from "./words";

type Props = { title: string; steps: readonly Step[]; tall?: boolean };
const levels = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** The two shares over time, with the goal as a line of its own. */
export function RateChart({ title, steps, tall = false }: Props) {
  const { t } = useTranslation("statistics");
  const [under, setUnder] = useState<number | null>(null);
  const pointed = under === null ? undefined : steps[under];
  const signs = [
    ...definitions.map((key) => ({ key, label: t(`definition.${key}.name`) })),
    { key: "goal", label: t("goal.line") },
  ];
  return (
    <ChartFrame
      title={title}
      signs={signs}
      reading={pointed && <Reading step={pointed} />}
      chart={(width) => (
        <Curves
          steps={steps}
          width={width}
          height={tall && width > 480 ? 340 : 208}
          under={under}
          onUnder={setUnder}
        />
      )}
      table={<StepTable steps={steps} />}
    />
  );
}

/** What the point under the pointer says. */
function Reading({ step }: { step: Step }) {
  const { t } = useTranslation("statistics");
  return (
    <>
      <b>{stepLabel(step)}</b>
      {definitions.map((by) => (
        <span key={by}>
          <Mark of={by} />
          {step.closed === 0
            ? percent(null)
            : t("chart.share", {
                rate: percent(rateOf(step, by)),
                part: count(step[by]),
                whole: count(step.closed),
              })}
        </span>
      ))}
    </>
  );
}

type CurvesProps = Pick<Props, "steps"> & {
  width: number;
  height: number;
  under: number | null;
  onUnder: (at: number | null) => void;
};

function Curves({ steps, width, height, under, onUnder }: CurvesProps) {
  const { t } = useTranslation("statistics");
  const frame: Frame = { width, height, left: 42, right: 10, top: 10, bottom: 26 };
  const x = (at: number) => xOf(at, steps.length, frame);
  const y = (rate: number) => yOf(rate, 1, frame);
  const points = (by: Definition) =>
    steps.map((step, at) => {
      const rate = rateOf(step, by);
      return rate === null ? null : { x: x(at), y: y(rate) };
    });
  const last = steps.findLast((step) => step.closed > 0);
  return (
    <svg
      className={css.chart}
      width={width}
      height={height}
      role="img"
      aria-label={t("chart.rates", {
        when: last ? stepLabel(last) : "–",
        both: percent(last ? rateOf(last, "lines_one_and_two") : null),
        first: percent(last ? rateOf(last, "first_line") : null),
      })}
      onPointerMove={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        onUnder(nearest(event.clientX - box.left, steps.length, frame));
      }}
      onPointerLeave={() => onUnder(null)}
    >
      {levels.map((level) => (
        <g key={level}>
          <path className={css.grid} d={`M${frame.left} ${y(level)}H${width - frame.right}`} />
          <text x={frame.left - 8} y={y(level)} dy="0.35em" textAnchor="end">
            {percent(level)}
          </text>
        </g>
      ))}
      {labelled(steps.length, Math.floor(width / 84)).map((at) => (
        <text key={at} x={x(at)} y={height - 8} textAnchor={anchor(at, steps.length)}>
          {stepShort(steps[at]!)}
        </text>
      ))}
      {under !== null && under < steps.length && (
        <path className={css.guide} d={`M${x(under)} ${frame.top}V${height - frame.bottom}`} />
      )}
      <path className={css.goal} d={`M${frame.left} ${y(goal)}H${width - frame.right}`} />
      {[...definitions].reverse().map((by) => (
        <g key={by}>
          <path className={css[by]} d={pathOf(points(by))} />
          <Points points={points(by)} by={by} few={width / steps.length > 9} under={under} />
        </g>
      ))}
    </svg>
  );
}

function anchor(at: number, count: number): "start" | "middle" | "end" {
  if (count > 1 && at === count - 1) return "end";
  return count > 1 && at === 0 ? "start" : "middle";
}
