import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../../ui/error-state";
import css from "./log.module.css";
import { LogRow } from "./log-row";
import type { Asked } from "./query";
import type { AccessLog } from "./use-access-log";

type Props = {
  log: AccessLog;
  unitName: (code: string) => string;
  onAsk: (asked: Partial<Asked>) => void;
};

/** The entries found, newest first, page by page. */
export function LogTable({ log: { query, entries }, unitName, onAsk }: Props) {
  const { t } = useTranslation("access-log");
  return (
    <>
      <table className={css.table}>
        <caption className="kp-visually-hidden">{t("table.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("table.when")}</th>
            <th scope="col">{t("table.who")}</th>
            <th scope="col">{t("table.what")}</th>
            <th scope="col">{t("table.patient")}</th>
            <th scope="col">{t("table.why")}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, at) => (
            // Entries have no identity of their own and never change or move.
            <LogRow key={at} entry={entry} unitName={unitName} onAsk={onAsk} />
          ))}
        </tbody>
      </table>
      {query.isFetchNextPageError && (
        <ErrorState error={query.error} retry={() => void query.fetchNextPage()} />
      )}
      <p className={css.end} role="status">
        {query.hasNextPage ? (
          <Button
            size="sm"
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t("more")}
          </Button>
        ) : (
          t("end")
        )}
      </p>
    </>
  );
}
