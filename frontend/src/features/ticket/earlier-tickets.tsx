import { Link } from "@tanstack/react-router";
import type { Schemas } from "../../api/client";
import { StatusBadge } from "../../ui/status-badge";
import { TimeAgo } from "../../ui/time-ago";
import styles from "./aside.module.css";
import { useNames } from "../../ui/use-names";

/** The patient's other contacts, newest first, as links of the desk. */
export function EarlierTickets({ tickets }: { tickets: Schemas["Ticket"][] }) {
  const names = useNames();
  return (
    <ul className={styles.earlier}>
      {tickets.map((ticket) => (
        <li key={ticket.number}>
          <Link to="/ticket/$number" params={{ number: ticket.number }}>
            <StatusBadge status={ticket.status} compact />
            <span>
              <span className={styles.subject}>{ticket.subject}</span>
              <span className={styles.quiet}>
                {ticket.number} · {names.reason(ticket.reason)} ·{" "}
                <TimeAgo at={ticket.occurred_at} />
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
