import { IconChartLine } from "@tabler/icons-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useNow } from "../../ui/clock";
import { EmptyState } from "../../ui/empty-state";
import { ErrorState } from "../../ui/error-state";
import { dayOf } from "../../ui/time";
import { Breakdown } from "./breakdown";
import { DayFigures, useDay } from "./day-figures";
import { Definitions } from "./definitions";
import { Freshness } from "./freshness";
import { daysOf, type Days } from "./period";
import { PeriodPicker } from "./period-picker";
import { RateChart } from "./rate-chart";
import { RateTable } from "./rate-table";
import { stepsOf } from "./rates";
import { Reasons } from "./reasons";
import { RatesSkeleton, TableSkeleton } from "./skeletons";
import css from "./statistics.module.css";
import { useChoice } from "./use-choice";
import { useLiveFigures, useResolution, useToday } from "./use-statistics";
import { WayFigures } from "./way-figures";
import { daysLabel } from "./words";

/** How large a share is solved here, over any period, and how today goes. */
export function StatisticsPage() {
  const { t } = useTranslation("statistics");
  const now = useNow();
  const [choice, choose] = useChoice(now);
  const days = daysOf(choice, now);
  const resolution = useResolution(days);
  const today = useToday(dayOf(now));
  const day = useDay(today.data);
  useLiveFigures();
  useEffect(() => {
    document.title = `${t("title")} · ${t("common:app")}`;
  }, [t]);
  const again = () => {
    void today.refetch();
    void resolution.refetch();
  };

  return (
    <div className={css.page}>
      <div className={css.inner}>
        <header className={css.top}>
          <div>
            <h1>{t("title")}</h1>
            <p>{t("lead")}</p>
          </div>
          <Freshness
            at={today.data?.at}
            failed={today.isError || resolution.isError}
            retry={again}
          />
        </header>
        <section
          className={css.card}
          aria-labelledby="kp-rates"
          aria-busy={resolution.isPlaceholderData}
        >
          <header className={css.head}>
            <h2 id="kp-rates">
              {t("rate.title")} <small>{daysLabel(days)}</small>
            </h2>
            <PeriodPicker choice={choice} now={now} onChoose={choose} />
          </header>
          <Period days={days} query={resolution} />
        </section>
        <Reasons days={days} />
        <WayFigures days={days} />
        <div className={css.columns}>
          {today.data && day ? (
            <DayFigures today={today.data} {...day} />
          ) : today.isError ? (
            <ErrorState error={today.error} retry={() => void today.refetch()} />
          ) : (
            <TableSkeleton />
          )}
        </div>
      </div>
    </div>
  );
}

type PeriodProps = { days: Days; query: ReturnType<typeof useResolution> };

/** The shares of one period, with their parts and their curve. */
function Period({ days, query }: PeriodProps) {
  const { t } = useTranslation("statistics");
  const { data, isPending, isError, error, refetch } = query;
  const period = daysLabel(days);
  if (isPending) return <RatesSkeleton />;
  if (isError && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  const steps = stepsOf(data.series);
  if (data.closed + data.apart === 0) {
    return <EmptyState icon={IconChartLine} title={t("rate.none")} text={t("rate.noneText")} />;
  }
  const parts = (
    <>
      <Breakdown resolution={data} days={days} period={period} />
      <Definitions />
    </>
  );
  const several = steps.length > 1;
  const title = t(steps.some((step) => step.week) ? "chart.weekly" : "chart.daily");
  return (
    <div
      className={css.period}
      data-old={query.isPlaceholderData || undefined}
      data-several={several || undefined}
    >
      <div className={css.numbers}>
        <RateTable columns={[{ name: period, days, resolution: data }]} />
        {several && parts}
      </div>
      {several ? <RateChart tall title={title} steps={steps} /> : <div>{parts}</div>}
    </div>
  );
}
