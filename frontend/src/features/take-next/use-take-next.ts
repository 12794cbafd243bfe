import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { api, call, newIntent, OfflineError, withIntent } from "../../api/client";
import { useApplyTicket } from "../../live/live";
import { notify } from "../../ui/notify";

/**
 * "Ta nästa": the most urgent ticket that I may handle, of one queue or of all
 * mine. A try that got no answer is repeated with the same key, so that one
 * press never takes two.
 */
export function useTakeNext(onTaken: (number: string) => void) {
  const { t } = useTranslation("desk");
  const apply = useApplyTicket();
  const intent = useRef<string | null>(null);

  return useMutation({
    mutationFn: async (queue: number | "mine") => {
      intent.current ??= newIntent();
      const headers = withIntent(intent.current);
      const params = { path: { id: String(queue) } };
      return call(api.POST("/api/v1/queues/{id}/next", { params, headers }));
    },
    onSuccess: (ticket) => {
      intent.current = null;
      if (!ticket) return notify.info(t("next.none"));
      apply(ticket);
      onTaken(ticket.number);
    },
    onError: (error) => {
      if (!(error instanceof OfflineError)) intent.current = null;
      notify.error(error);
    },
  });
}
