import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { ProtectedMark } from "../../ui/protected-mark";
import { StatusBadge } from "../../ui/status-badge";
import { TimeAgo } from "../../ui/time-ago";
import css from "./mail.module.css";

/** The ticket that a mail probably belongs to, for a person to compare. */
export function LikelyTicket({ ticket }: { ticket: Schemas["Ticket"] }) {
  const { t } = useTranslation("mail");
  const { customer, patient } = ticket;
  return (
    <section className={css.likely} aria-labelledby="likely">
      <h3 id="likely">{t("likely")}</h3>
      <p>
        <Link to="/ticket/$number" params={{ number: ticket.number }}>
          {ticket.number}
        </Link>{" "}
        <StatusBadge status={ticket.status} /> <b>{ticket.subject}</b>
      </p>
      <dl className={css.facts}>
        <div>
          <dt>{t("customer")}</dt>
          <dd>
            {[...new Set([customer.name, customer.email])].filter(Boolean).join(", ") ||
              t("unknown")}
          </dd>
        </div>
        <div>
          <dt>{t("patient")}</dt>
          <dd>
            {patient?.protected ? (
              <ProtectedMark />
            ) : patient ? (
              [patient.name, patient.identity_number].filter(Boolean).join(", ")
            ) : (
              t("unknown")
            )}
          </dd>
        </div>
        <div>
          <dt>{t("latest")}</dt>
          <dd>
            <TimeAgo at={ticket.updated_at} focusable />
          </dd>
        </div>
      </dl>
      <p className={css.preview}>{ticket.preview}</p>
    </section>
  );
}
