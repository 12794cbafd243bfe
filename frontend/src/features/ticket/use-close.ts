import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { useActions, useMe, useReasons } from "../../api/queries";
import { serverNow } from "../../ui/clock";
import { useDraft } from "../../ui/draft/use-draft";
import { dayOf, timeOf } from "../../ui/time";
import { journalled, type Journal } from "./journal-fields";
import { rememberedSystem, rememberSystem } from "./journal-system";

interface Written extends Journal {
  action: string | null;
  note: string;
  /** The contact reason, where nobody has stated it yet. */
  reason?: string | null;
}

/** What is stated when a ticket is closed, by itself or together with an answer (KP-6a, P-10). */
export function useClose(ticket: Schemas["Ticket"]) {
  const { t } = useTranslation("ticket");
  const me = useMe();
  const actions = (useActions() ?? []).filter(({ allowed }) => allowed);
  const reasons = useReasons() ?? [];
  const draft = useDraft<Written>(`ticket:${ticket.number}:close`, {
    action: null,
    note: "",
    system: rememberedSystem(),
    day: dayOf(serverNow()),
    time: timeOf(serverNow()),
    by: me.name,
  });
  const written = draft.value;
  const action = actions.find(({ code }) => code === written.action);
  const journal = action?.medical ? journalled(written) : null;
  const unstated = reasons.some(({ code, unstated }) => unstated && code === ticket.reason);

  const lack = !action
    ? t("lack.action")
    : unstated && !written.reason
      ? t("lack.reason")
      : action.needs_note && written.note.trim() === ""
        ? t("lack.note")
        : action.medical && !journal
          ? t("lack.journal")
          : null;

  /** What is sent; null while something is missing. */
  const body: Schemas["CloseBody"] | null =
    action && lack === null
      ? {
          action: action.code,
          ...(unstated && written.reason && { reason: written.reason }),
          ...(written.note.trim() && { note: written.note.trim() }),
          ...(journal && { journalled: journal }),
        }
      : null;

  return {
    ticket,
    written,
    set: (patch: Partial<Written>) => draft.set((before) => ({ ...before, ...patch })),
    actions,
    action,
    /** The reasons to choose among; empty where the reason is stated. */
    reasons: unstated ? reasons.filter((reason) => !reason.unstated) : [],
    lack,
    body,
    clear: draft.clear,
    /** The ticket is closed: the next one is documented in the same system. */
    done: () => {
      if (journal) rememberSystem(journal.system);
      draft.clear();
    },
  };
}

export type Closing = ReturnType<typeof useClose>;
