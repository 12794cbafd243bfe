import { IconCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { useNow } from "../../ui/clock";
import { DueShape } from "../../ui/shapes";
import { clock, dayOf, span, startOf } from "../../ui/time";
import { Count, ToList } from "./count";
import { GoalWords } from "./goal-words";
import { cameOf, closedOf, lateOf, oldestOf, openOf, solvedOf } from "./links";
import { edgesOf } from "./period";
import { count, percent, standing } from "./rates";
import type { Row } from "./rows";
import css from "./figures.module.css";

type FigureProps = {
  title: string;
  tone?: "late" | "ok" | "warn";
  sub: ReactNode;
  children: ReactNode;
};

function Figure({ title, tone, sub, children }: FigureProps) {
  return (
    <div className={css.figure} data-tone={tone}>
      <dt>{title}</dt>
      <dd className={css.big}>{children}</dd>
      <dd className={css.sub}>{sub}</dd>
    </div>
  );
}

type Props = {
  today: Schemas["Today"];
  all: Row;
  /** Today's shares; undefined until they are here. */
  resolution: Schemas["Resolution"] | undefined;
};

/** The day in five figures: what is stuck first, then the flow, then the goal. */
export function Figures({ today, all, resolution }: Props) {
  const { t } = useTranslation("statistics");
  const now = useNow();
  const on = dayOf(Date.parse(today.at));
  const day = { from: on, to: on };
  const hour = today.hours.findLast((row) => startOf(on, row.hour) <= now);
  const since = hour ? clock(startOf(on, hour.hour)) : "";
  const rate = resolution?.rate_lines_one_and_two ?? null;
  const goal = standing(rate);
  return (
    <dl className={css.figures}>
      <Figure
        title={t("figure.late")}
        tone={all.late > 0 ? "late" : "ok"}
        sub={all.late > 0 ? t("figure.ofOpen", { n: count(all.open) }) : t("figure.noneLate")}
      >
        {all.late > 0 ? (
          <DueShape level="late" />
        ) : (
          <IconCheck size={22} stroke={2.5} aria-hidden />
        )}
        <Count n={all.late} label={t("list.late", { count: all.late })} to={lateOf(all)} />
      </Figure>
      <Figure
        title={t("figure.open")}
        sub={
          all.oldestAt ? (
            <ToList
              to={oldestOf(all)}
              label={t("list.oldest", { span: span(now - Date.parse(all.oldestAt)) })}
            >
              {t("figure.oldest", { span: span(now - Date.parse(all.oldestAt)) })}
            </ToList>
          ) : (
            t("figure.noneOpen")
          )
        }
      >
        <Count n={all.open} label={t("list.open", { count: all.open })} to={openOf(all)} />
      </Figure>
      <Figure
        title={t("figure.in")}
        sub={
          all.in > 0 && hour
            ? t("figure.sinceHour", { n: count(hour.in), time: since })
            : t("figure.noneIn")
        }
      >
        <Count n={all.in} label={t("list.in", { count: all.in })} to={cameOf(all, edgesOf(day))} />
      </Figure>
      <Figure
        title={t("figure.solved")}
        sub={
          all.solved > 0 && hour
            ? t("figure.sinceHour", { n: count(hour.solved), time: since })
            : t("figure.noneSolved")
        }
      >
        <Count
          n={all.solved}
          label={t("list.solved", { count: all.solved })}
          to={solvedOf(all, edgesOf(day))}
        />
      </Figure>
      <Figure
        title={t("figure.rate")}
        tone={goal ? (goal.reached ? "ok" : "warn") : undefined}
        sub={goal ? <GoalWords standing={goal} /> : resolution && t("figure.noneClosed")}
      >
        {rate === null ? (
          percent(null)
        ) : (
          <ToList
            to={closedOf(day, "lines-one-and-two")}
            label={t("list.solvedHere", { words: percent(rate) })}
          >
            {percent(rate)}
          </ToList>
        )}
      </Figure>
    </dl>
  );
}
