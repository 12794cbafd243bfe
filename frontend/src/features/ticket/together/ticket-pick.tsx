import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../../api/client";
import { StatusBadge } from "../../../ui/status-badge";
import { TimeAgo } from "../../../ui/time-ago";
import { useEarlier } from "./use-other";
import styles from "./together.module.css";

interface Props {
  ticket: Schemas["Ticket"];
  label: string;
  value: string;
  onPick: (number: string) => void;
  error?: string;
  /** Only those that are still open. */
  openOnly?: boolean;
}

/** Another ticket: by its number, or one of the patient's. */
export function TicketPick({ ticket, label, value, onPick, error, openOnly = false }: Props) {
  const { t } = useTranslation("answer");
  const { data = [] } = useEarlier(ticket.number, ticket.patient !== null);
  const others = data
    .filter(({ number, status }) => number !== ticket.number && !(openOnly && status === "closed"))
    .slice(0, 8);
  return (
    <div className={styles.pick}>
      <TextInput
        size="xs"
        label={label}
        placeholder="100042-7"
        value={value}
        error={error}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the person chose the act that it belongs to
        autoFocus
        onChange={(event) => onPick(event.currentTarget.value)}
      />
      {others.length > 0 && (
        <ul className={styles.others} aria-label={t("link.patients")}>
          {others.map((other) => (
            <li key={other.number}>
              <button
                type="button"
                aria-pressed={value === other.number}
                onClick={() => onPick(other.number)}
              >
                <StatusBadge status={other.status} compact />
                <span className={styles.words}>{other.subject}</span>
                <span className={styles.quiet}>
                  {other.number} · <TimeAgo at={other.occurred_at} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
