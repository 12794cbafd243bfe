import { IconMessageCheck } from "@tabler/icons-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import type { TicketFilter } from "../../api/keys";
import { EmptyState } from "../../ui/empty-state";
import { ErrorState } from "../../ui/error-state";
import { TicketSkeleton } from "../../ui/skeletons";
import { QuestionCard } from "./question-card";
import css from "./questions.module.css";

/** What of a live list the cards need; the surface hands it in, as features never meet. */
export type Questions = {
  rows: readonly Schemas["Ticket"][];
  gone: ReadonlySet<string>;
  fresh: ReadonlySet<string>;
  status: "loading" | "ready" | "error";
  error: unknown;
  refresh: () => Promise<void>;
};

export const questionFilter: TicketFilter = { view: "to-answer", sort: "due" };

type Props = { list: Questions; onOpen: (number: string) => void };

/** Questions that somebody waits for, a card each, the most urgent first. */
export function QuestionList({ list, onOpen }: Props) {
  const { t } = useTranslation("desk");
  const waiting = useMemo(
    () => list.rows.filter((ticket) => !list.gone.has(ticket.number)),
    [list.rows, list.gone],
  );
  if (list.status === "loading") return <TicketSkeleton />;
  if (list.status === "error" && waiting.length === 0) {
    return <ErrorState error={list.error} retry={() => void list.refresh()} />;
  }
  if (waiting.length === 0 && list.fresh.size === 0) {
    return (
      <EmptyState
        icon={IconMessageCheck}
        title={t("questions.none")}
        text={t("questions.noneText")}
      />
    );
  }
  return (
    <div className={css.cards}>
      {list.fresh.size > 0 && (
        <button type="button" className={css.fresh} onClick={() => void list.refresh()}>
          {t("list:pill.new", { count: list.fresh.size })}
        </button>
      )}
      {waiting.map((ticket) => (
        <QuestionCard key={ticket.number} ticket={ticket} onOpen={onOpen} />
      ))}
    </div>
  );
}
