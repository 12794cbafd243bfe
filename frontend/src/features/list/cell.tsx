import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { ChannelIcon } from "../../ui/channel-icon";
import { useNow } from "../../ui/clock";
import { Deadline } from "../../ui/deadline";
import { LineBadge } from "../../ui/line-badge";
import { ProtectedMark } from "../../ui/protected-mark";
import { exact, roughSpan } from "../../ui/time";
import { Tip } from "../../ui/tip";
import type { Column } from "./columns";
import css from "./list.module.css";

type Ticket = Schemas["Ticket"];

/** Whom the ticket concerns, else who contacted us. */
function Who({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("common");
  if (ticket.patient?.protected && !ticket.patient.name) return <ProtectedMark />;
  const name = ticket.patient?.name || ticket.patient?.identity_number || ticket.customer.name;
  return (
    <span className={name ? undefined : css.faint}>
      {name || t(`customer.${ticket.customer.kind}`)}
    </span>
  );
}

/** How long it has waited in its queue; the exact time on hover. */
function Waiting({ since }: { since: string }) {
  const now = useNow();
  const at = Date.parse(since);
  return (
    <Tip label={exact(at, now)}>
      <time dateTime={since}>{roughSpan(now - at)}</time>
    </Tip>
  );
}

/** What stands in one column of a row. */
export function Cell({ column, ticket }: { column: Column; ticket: Ticket }) {
  switch (column) {
    case "number":
      return ticket.number;
    case "who":
      return <Who ticket={ticket} />;
    case "line":
      return <LineBadge line={ticket.line} />;
    case "channel":
      return <ChannelIcon channel={ticket.channel} />;
    case "handler":
      return ticket.handler ? ticket.handler.name : <span className={css.faint}>–</span>;
    case "queue":
      return ticket.queue.name;
    case "waiting":
      return ticket.status === "closed" ? null : <Waiting since={ticket.queued_at} />;
    case "due":
      return <Deadline dueAt={ticket.due_at} warnAt={ticket.warn_at} kind={ticket.due_kind} />;
    default:
      return null;
  }
}
