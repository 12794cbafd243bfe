import { useTranslation } from "react-i18next";
import type { Schemas } from "../../../api/client";
import { useMe } from "../../../api/queries";
import { useNames } from "../../../ui/use-names";
import type { Way } from "./draft";
import styles from "./write.module.css";

/** What the system adds below the text (E-4): nobody signs by hand. */
export function Signature({ ticket, way }: { ticket: Schemas["Ticket"]; way: Way | null }) {
  const { t } = useTranslation("answer");
  const me = useMe();
  const names = useNames();
  const who = [me.name, me.title].filter(Boolean).join(", ");
  return (
    <p className={styles.signature}>
      <small>{t("signature.added")}</small>
      {way === "email" && <span>{t("signature.greeting")}</span>}
      <span>{who}</span>
      <span>{names.unit(ticket.owner.unit)}</span>
    </p>
  );
}
