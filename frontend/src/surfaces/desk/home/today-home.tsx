import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { RowSkeletons } from "../../../ui/skeletons";
import { pages } from "../later-pages";
import { HomePage } from "./page";
import { QueueTable } from "./queue-table";

const Figures = pages.supervisorHome;

/** Supervisor: how it goes today, and where it is stuck. */
export function TodayHome() {
  const { t } = useTranslation("desk");
  return (
    <HomePage summary={t("todaySummary")}>
      {Figures ? (
        <Suspense fallback={<RowSkeletons />}>
          <Figures />
        </Suspense>
      ) : (
        <QueueTable />
      )}
    </HomePage>
  );
}
