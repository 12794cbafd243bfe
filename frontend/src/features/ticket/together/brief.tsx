import type { Schemas } from "../../../api/client";
import { ChannelIcon } from "../../../ui/channel-icon";
import { ProtectedMark } from "../../../ui/protected-mark";
import { StatusBadge } from "../../../ui/status-badge";
import { TimeAgo } from "../../../ui/time-ago";
import { callerOf, patientOf } from "../people";
import { useNames } from "../../../ui/use-names";
import styles from "./together.module.css";

/** A ticket in short, beside another: what must be right before two become one. */
export function Brief({ title, ticket }: { title: string; ticket: Schemas["Ticket"] }) {
  const names = useNames();
  const patient = patientOf(ticket.patient);
  return (
    <section className={styles.brief} aria-label={title}>
      <h4>{title}</h4>
      <p>
        <StatusBadge status={ticket.status} /> <strong>{ticket.number}</strong>
      </p>
      <p className={styles.words}>{ticket.subject}</p>
      <p>
        {ticket.patient?.protected && <ProtectedMark long />}
        {patient || (!ticket.patient && callerOf(ticket.customer, names))}
      </p>
      <p className={styles.quiet}>
        <ChannelIcon channel={ticket.channel} /> {names.reason(ticket.reason)} ·{" "}
        <TimeAgo at={ticket.occurred_at} />
      </p>
      {ticket.preview && <p className={styles.quiet}>{ticket.preview}</p>}
    </section>
  );
}
