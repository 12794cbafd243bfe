import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { clock, daysBetween, exact } from "../../ui/time";
import type { Notice } from "./use-notices";

/** A notice in one sentence: what was done, with which ticket, by whom, when. */
export function useNoticeWords(): (notice: Notice, now: number) => string {
  const { t } = useTranslation("notices");
  return useCallback(
    (notice, now) => {
      const at = Date.parse(notice.at);
      const when = daysBetween(now, at) === 0 ? t("at", { time: clock(at) }) : exact(at, now);
      const who = notice.actor?.name || t("someone");
      return t(notice.kind, { ticket: notice.ticket, who, when });
    },
    [t],
  );
}
