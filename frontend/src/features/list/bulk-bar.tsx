import { Button } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, call, type Schemas } from "../../api/client";
import { useApplyTicket } from "../../live/live";
import { notify } from "../../ui/notify";
import css from "./list-acts.module.css";

type Ticket = Schemas["Ticket"];
type Props = {
  marked: readonly Ticket[];
  onClear: () => void;
  onOpen: (numbers: string[]) => void;
};

/** What can be done with several marked tickets at once; each answers for itself. */
export function BulkBar({ marked, onClear, onOpen }: Props) {
  const { t } = useTranslation("list");
  const apply = useApplyTicket();
  const [done, setDone] = useState<number | null>(null);
  const stopped = useRef(false);
  const takable = marked.filter((ticket) => ticket.can.take);

  const takeAll = async () => {
    setDone(0);
    stopped.current = false;
    let failed = 0;
    for (const { number, version } of takable) {
      if (stopped.current) break;
      try {
        const params = { path: { number } };
        const body = { version };
        apply(await call(api.POST("/api/v1/tickets/{number}/take", { params, body })));
      } catch (error) {
        failed += 1;
        if (failed === 1) notify.error(error);
      }
      setDone((before) => (before ?? 0) + 1);
    }
    setDone(null);
    if (failed > 0) notify.info(t("bulk.failed", { count: failed, total: takable.length }));
    onClear();
  };

  return (
    <div className={css.bulk} role="group" aria-label={t("bulk.label", { count: marked.length })}>
      <strong>{t("bulk.label", { count: marked.length })}</strong>
      {takable.length > 0 && (
        <Button size="compact-sm" onClick={() => void takeAll()} disabled={done !== null}>
          {done === null
            ? t("bulk.take", { count: takable.length })
            : t("bulk.progress", { done, total: takable.length })}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => onOpen(marked.map((ticket) => ticket.number))}
      >
        {t("bulk.open")}
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={done === null ? onClear : () => (stopped.current = true)}
      >
        {done === null ? t("bulk.clear") : t("bulk.stop")}
      </Button>
    </div>
  );
}
