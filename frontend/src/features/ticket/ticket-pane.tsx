import { Button } from "@mantine/core";
import { IconTicketOff } from "@tabler/icons-react";
import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ProblemError } from "../../api/client";
import { useTicket } from "../../api/queries";
import { useLive, useNews } from "../../live/live";
import { EmptyState } from "../../ui/empty-state";
import { ErrorState } from "../../ui/error-state";
import { notify } from "../../ui/notify";
import { TicketSkeleton } from "../../ui/skeletons";
import { clocksAreOld } from "./old-clocks";
import { OpenTicket } from "./open-ticket";
import type { Templates } from "./templates";

interface Props {
  number: string;
  /** "acted": the ticket left the person's hands; "gone": it is not the person's to see any more. */
  onAction: (result: "acted" | "gone") => void;
  /** What "/" opens while one writes to the customer. */
  templates?: Templates;
}

/** One ticket: what is known, what was said, and what can be done. */
export function TicketPane({ number, onAction, templates }: Props) {
  const { t } = useTranslation("ticket");
  const { data: ticket, error, isPending, refetch } = useTicket(number);
  useLive([`ticket:${number}`]);
  // A live event is a list row: it tells that a question was asked and what is due
  // next, but not all questions and clocks.
  const partial = Boolean(
    ticket && ((ticket.escalation && !ticket.escalations) || clocksAreOld(ticket)),
  );
  useEffect(() => {
    if (partial) void refetch();
  }, [partial, ticket?.version, refetch]);
  useNews(
    useCallback(
      (news) => {
        if (news.type !== "gone" || news.number !== number || news.topic !== `ticket:${number}`)
          return;
        notify.info(t("gone", { number }));
        onAction("gone");
      },
      [number, onAction, t],
    ),
  );

  if (ticket)
    return <OpenTicket key={number} ticket={ticket} onAction={onAction} templates={templates} />;
  if (isPending) return <TicketSkeleton />;
  if (
    error instanceof ProblemError &&
    (error.problem.status === 404 || error.problem.status === 403)
  ) {
    return (
      <EmptyState
        icon={IconTicketOff}
        title={t("notFound.title", { number })}
        text={t("notFound.text")}
      >
        <Button size="xs" variant="default" onClick={() => onAction("gone")}>
          {t("notFound.back")}
        </Button>
      </EmptyState>
    );
  }
  return <ErrorState error={error} retry={() => void refetch()} />;
}
