import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { readablePhone } from "../../ui/phone";
import { dayOf, timeOf } from "../../ui/time";
import css from "./print.module.css";

type Ticket = Schemas["Ticket"];
type Props = { items: readonly Ticket[]; /** When the list was made. */ at: number };

/** What somebody needs to go on by pen and phone, with room for what is done meanwhile. */
export function PrintedTable({ items, at }: Props) {
  const { t } = useTranslation("print");
  if (items.length === 0) return <p>{t("none")}</p>;
  const columns = ["ticket", "due", "patient", "customer", "matter", "where", "done"] as const;
  return (
    <table className={css.table}>
      <thead>
        <tr>
          {columns.map((name) => (
            <th key={name} scope="col">
              {t(`column.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((ticket) => (
          <Row key={ticket.number} ticket={ticket} at={at} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ ticket, at }: { ticket: Ticket; at: number }) {
  const { t } = useTranslation("print");
  const { patient, customer, handler } = ticket;
  const due = ticket.due_at ? Date.parse(ticket.due_at) : null;
  return (
    <tr>
      <th scope="row">
        {ticket.number}
        <small>{t(`common:priority.${ticket.priority}`)}</small>
        {ticket.alarm && <b>{t("common:alarm.short")}</b>}
      </th>
      <td>
        {due === null ? t("still") : onPaper(due)}
        {due !== null && due < at && <b>{t("late")}</b>}
        {ticket.due_kind && <small>{t(`common:due.kind.${ticket.due_kind}`)}</small>}
        <small>{t("since", { when: onPaper(Date.parse(ticket.queued_at)) })}</small>
      </td>
      <td>
        {patient?.protected ? t("protected") : patient?.name}
        <small>{patient?.identity_number}</small>
      </td>
      <td>
        {customer.name || (customer.kind === "patient" && t("self"))}
        <small>{reachedBy(ticket)}</small>
      </td>
      <td>
        {ticket.subject}
        <small>{ticket.preview}</small>
      </td>
      <td>
        {ticket.queue.name}
        <small>{handler?.name ?? t("nobody")}</small>
      </td>
      <td className={css.pen} />
    </tr>
  );
}

/** How whoever contacted us is reached; the patient's own details are kept with the patient. */
function reachedBy({ customer, patient }: Ticket): string {
  const own = customer.kind === "patient" ? patient : null;
  const phone = customer.phone || own?.phone;
  const email = customer.email || own?.email;
  return [phone && readablePhone(phone), email].filter(Boolean).join(" ");
}

/** Paper says the day in full: "today" is over when somebody reads it. */
export function onPaper(at: number): string {
  return `${dayOf(at)} ${timeOf(at)}`;
}
