import { IconInfoCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../../api/client";
import { useMe } from "../../../api/queries";
import { readablePhone } from "../../../ui/phone";
import type { Kind } from "./draft";
import styles from "./write.module.css";

type Ticket = Schemas["Ticket"];
export type Why = "closed" | "not-allowed" | "protected" | "no-address";

/** Why nothing can be sent to the customer now; null when it can. */
export function noWay(ticket: Ticket, kind: Kind): Why | null {
  if (ticket.status === "closed") return "closed";
  if (!(kind === "replies" ? ticket.can.reply : ticket.can.request)) return "not-allowed";
  if (ticket.reply_by.length > 0) return null;
  return ticket.patient?.protected ? "protected" : "no-address";
}

/** A number to ring instead, as people write it. */
export function phoneOf({ customer, patient }: Ticket): string {
  const phone = customer.phone || (customer.kind === "patient" ? patient?.phone : "");
  return phone ? readablePhone(phone) : "";
}

/** Says why nobody can be answered here, and what to do instead. */
export function NoWay({ ticket, why }: { ticket: Ticket; why: Why }) {
  const { t } = useTranslation("answer");
  const me = useMe();
  const phone = phoneOf(ticket);
  const words = () => {
    if (why === "closed") return t("noWay.closed");
    if (why === "protected")
      return t(ticket.can.reveal ? "noWay.protectedReveal" : "noWay.protected");
    if (why === "no-address") return t(phone ? "noWay.ring" : "noWay.nothing", { phone });
    if (ticket.medical && !me.licensed) return t("noWay.licensed");
    if (ticket.handler && ticket.handler.id !== me.id)
      return t(ticket.can.take ? "noWay.handledTake" : "noWay.handled", {
        name: ticket.handler.name,
      });
    return t("noWay.notAllowed");
  };
  return (
    <p className={styles.noWay}>
      <IconInfoCircle size={18} aria-hidden />
      <span>{words()}</span>
    </p>
  );
}
