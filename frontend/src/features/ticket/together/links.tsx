import { IconX } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, call, type Schemas } from "../../../api/client";
import { useApplyTicket } from "../../../live/live";
import { notify } from "../../../ui/notify";
import { StatusBadge } from "../../../ui/status-badge";
import type { Status } from "../../../ui/shapes";
import styles from "./together.module.css";

/** The tickets that belong with this one, and how. */
export function Links({ ticket }: { ticket: Schemas["Ticket"] }) {
  const { t } = useTranslation("answer");
  const applyTicket = useApplyTicket();
  const [busy, setBusy] = useState(false);

  async function remove(to: string) {
    setBusy(true);
    try {
      const path = { number: ticket.number, to };
      applyTicket(
        await call(api.DELETE("/api/v1/tickets/{number}/links/{to}", { params: { path } })),
      );
    } catch (failure) {
      notify.error(failure);
    } finally {
      setBusy(false);
    }
  }

  return (
    <ul className={styles.links}>
      {(ticket.links ?? []).map((link) => (
        <li key={`${link.kind}${link.number}`}>
          <span className={styles.quiet}>{t(`links.${link.kind}`)}</span>
          {link.subject ? (
            <Link to="/ticket/$number" params={{ number: link.number }}>
              {link.status && <StatusBadge status={link.status as Status} compact />} {link.number}{" "}
              <span className={styles.words}>{link.subject}</span>
            </Link>
          ) : (
            <span>
              {link.number} <span className={styles.quiet}>{t("links.hidden")}</span>
            </span>
          )}
          {ticket.can.link && !link.kind.startsWith("merged") && (
            <button
              type="button"
              disabled={busy}
              aria-label={t("links.remove", { number: link.number })}
              onClick={() => void remove(link.number)}
            >
              <IconX size={14} aria-hidden />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
