import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useNow } from "../../ui/clock";
import { ErrorState } from "../../ui/error-state";
import { dayOf } from "../../ui/time";
import { DayFigures, useDay } from "./day-figures";
import { Definitions } from "./definitions";
import { Figures } from "./figures";
import { Freshness } from "./freshness";
import { lastDays } from "./period";
import { RateChart } from "./rate-chart";
import { RateTable, type Column } from "./rate-table";
import { stepsOf } from "./rates";
import { FiguresSkeleton, RatesSkeleton, TableSkeleton } from "./skeletons";
import css from "./statistics.module.css";
import { useLiveFigures, useResolution, useToday } from "./use-statistics";

/** The supervisor's day: what is stuck, how it flows, and how it stands to the goal. */
export function SupervisorHome() {
  const now = useNow();
  const today = useToday(dayOf(now));
  const shares = useShares(now);
  const day = useDay(today.data);
  useLiveFigures();
  const failed = today.isError || shares.some(({ query }) => query.isError);
  const again = () => {
    void today.refetch();
    for (const { query } of shares) void query.refetch();
  };
  if (today.isError && !today.data) return <ErrorState error={today.error} retry={again} />;

  return (
    <div className={css.home}>
      <Freshness at={today.data?.at} failed={failed} retry={again} />
      {today.data && day ? (
        <Figures today={today.data} all={day.all} resolution={shares[0]!.column.resolution} />
      ) : (
        <FiguresSkeleton />
      )}
      <div className={css.columns}>
        <div className={css.column}>
          {today.data && day ? <DayFigures today={today.data} {...day} /> : <TableSkeleton />}
        </div>
        <div className={css.column}>
          <Shares shares={shares} />
        </div>
      </div>
    </div>
  );
}

type Share = { column: Column; query: ReturnType<typeof useResolution> };

/** Today, a week and a month: the day beside what is usual. */
function useShares(now: number): Share[] {
  const { t } = useTranslation("statistics");
  const one = { name: t("period.1"), days: lastDays(1, now) };
  const seven = { name: t("period.7"), days: lastDays(7, now) };
  const thirty = { name: t("period.30"), days: lastDays(30, now) };
  const ofOne = useResolution(one.days);
  const ofSeven = useResolution(seven.days);
  const ofThirty = useResolution(thirty.days);
  return [
    { column: { ...one, resolution: ofOne.data }, query: ofOne },
    { column: { ...seven, resolution: ofSeven.data }, query: ofSeven },
    { column: { ...thirty, resolution: ofThirty.data }, query: ofThirty },
  ];
}

function Shares({ shares }: { shares: readonly Share[] }) {
  const { t } = useTranslation("statistics");
  const lost = shares.find(({ query }) => query.isError && !query.data);
  const whole = shares.at(-1)!.query.data;
  return (
    <section className={css.card} aria-labelledby="kp-rates">
      <header className={css.head}>
        <h2 id="kp-rates">{t("rate.title")}</h2>
        <Link to="/statistics" className={css.more}>
          {t("rate.more")}
        </Link>
      </header>
      {lost ? (
        <ErrorState error={lost.query.error} retry={() => void lost.query.refetch()} />
      ) : !whole ? (
        <RatesSkeleton />
      ) : (
        <div className={css.inside}>
          <RateTable columns={shares.map(({ column }) => column)} apart />
          <Definitions />
          <RateChart title={t("chart.daily30")} steps={stepsOf(whole.series)} />
        </div>
      )}
    </section>
  );
}
