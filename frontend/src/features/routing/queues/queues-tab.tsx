import { IconInboxOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { directoryQuery } from "../../../api/queries";
import { EmptyState } from "../../../ui/empty-state";
import { ErrorState } from "../../../ui/error-state";
import parts from "../parts/parts.module.css";
import { CloseDialog } from "./close-dialog";
import { QueueRow } from "./queue-row";
import css from "./queues.module.css";

/** The unit's queues by line: those that take something new and those that are closed. */
export function QueuesTab({ unit }: { unit: string }) {
  const { t } = useTranslation("routing");
  // The live line does not tell what a colleague has closed.
  const { data, error, refetch } = useQuery({ ...directoryQuery, staleTime: 0 });
  const [closing, setClosing] = useState<number | null>(null);
  if (!data) {
    return error ? (
      <ErrorState error={error} retry={() => void refetch()} />
    ) : (
      <p className={css.waiting} role="status">
        {t("common:state.loading")}
      </p>
    );
  }
  const queues = data.queues
    .filter((queue) => queue.unit === unit)
    .toSorted((a, b) => a.line - b.line);
  const asked = queues.find(({ id }) => id === closing);
  return (
    <div className={parts.tab}>
      <p className={parts.lead}>{t("queues.lead")}</p>
      <section className={`${parts.card} ${css.card}`} aria-label={t("queues.title")}>
        {queues.length === 0 && (
          <EmptyState icon={IconInboxOff} title={t("queues.empty")} text={t("queues.emptyText")} />
        )}
        <ul className={css.queues}>
          {queues.map((queue) => (
            <QueueRow key={queue.id} queue={queue} onClose={() => setClosing(queue.id)} />
          ))}
        </ul>
      </section>
      {asked && <CloseDialog queue={asked} onClose={() => setClosing(null)} />}
    </div>
  );
}
