import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { useNow } from "../../ui/clock";
import { Deadline } from "../../ui/deadline";
import { dayWords, exact } from "../../ui/time";
import styles from "./ticket.module.css";
import { useNames } from "../../ui/use-names";

/** The next deadline in words, and why clocks stand still: on watch the answer's goes on. */
export function Standing({ ticket }: { ticket: Schemas["Ticket"] }) {
  const { t } = useTranslation("ticket");
  const names = useNames();
  const now = useNow();
  const watch = ticket.watches.find(({ done }) => !done);
  let words = "";
  if (ticket.status === "closed")
    words = t("head.closed", { action: names.action(ticket.action?.code ?? "") });
  if (ticket.status === "watching" && watch) {
    words = `${t("head.watching", { on: dayWords(Date.parse(`${watch.on}T12:00:00Z`), now) })}. ${watch.note}`;
  }
  if (ticket.status === "waiting") {
    const until = ticket.waiting_until
      ? `, ${t("head.waitingUntil", { when: exact(Date.parse(ticket.waiting_until), now) })}`
      : "";
    words = t("head.waiting", { what: ticket.waiting_for ?? "" }) + until;
  }
  if (ticket.merged_into) {
    return (
      <p className={styles.standing}>
        {t("head.merged")}
        <Link to="/ticket/$number" params={{ number: ticket.merged_into }}>
          {ticket.merged_into}
        </Link>
      </p>
    );
  }
  return (
    <p className={styles.standing}>
      {words}
      {(!words || ticket.due_at) && (
        <Deadline
          dueAt={ticket.due_at}
          warnAt={ticket.warn_at}
          kind={ticket.due_kind}
          form="words"
        />
      )}
      {ticket.status === "closed" && ticket.action?.note && (
        <span className={styles.quiet}>{ticket.action.note}</span>
      )}
    </p>
  );
}
