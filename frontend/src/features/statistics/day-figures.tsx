import { IconInbox } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { useQueues } from "../../api/queries";
import { EmptyState } from "../../ui/empty-state";
import { dayOf } from "../../ui/time";
import { Hours } from "./hours";
import { rowsOf, sumOf, type LineRows, type Row } from "./rows";
import css from "./statistics.module.css";
import { TodayTable } from "./today-table";

/** The day as the screen shows it: the report's figures with the live counts in them. */
export function useDay(today: Schemas["Today"] | undefined) {
  const queues = useQueues();
  if (!today) return undefined;
  const lines = rowsOf(today, queues);
  return { lines, all: sumOf(lines.map(({ total }) => total)), on: dayOf(Date.parse(today.at)) };
}

type Props = { today: Schemas["Today"]; lines: readonly LineRows[]; all: Row; on: string };

/** Lines and queues, and the hours of the day. */
export function DayFigures({ today, lines, all, on }: Props) {
  const { t } = useTranslation("statistics");
  if (lines.length === 0) {
    return (
      <section className={css.card}>
        <EmptyState icon={IconInbox} title={t("today.none")} text={t("today.noneText")} />
      </section>
    );
  }
  return (
    <>
      <TodayTable lines={lines} on={on} />
      <section className={css.card} aria-label={t("hours.title")}>
        <div className={css.inside}>
          <Hours hours={today.hours} all={all} on={on} />
        </div>
      </section>
    </>
  );
}
