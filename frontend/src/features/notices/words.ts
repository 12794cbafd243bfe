import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { clock, daysBetween, exact } from "../../ui/time";
import type { Notice } from "./use-notices";

/** A notice in one sentence: what was done or is late, with which ticket, by whom or where, when. */
export function useNoticeWords(): (notice: Notice, now: number) => string {
  const { t } = useTranslation("notices");
  return useCallback(
    (notice, now) => {
      const at = Date.parse(notice.at);
      const when = daysBetween(now, at) === 0 ? t("at", { time: clock(at) }) : exact(at, now);
      const who = notice.actor?.name || t("someone");
      const key = notice.kind === "step" && (notice.share ?? 0) >= 100 ? "step_late" : notice.kind;
      return t(key, {
        ticket: notice.ticket,
        who,
        when,
        share: notice.share ?? 0,
        queue: notice.queue?.name ?? "",
      });
    },
    [t],
  );
}
