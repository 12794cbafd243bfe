import { IconFlag3, IconMessage2, IconPencil } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { AlarmMark } from "../../ui/alarm-mark";
import css from "./signs.module.css";

type Ticket = Schemas["Ticket"];

/** The signs that stand before the subject. */
export function Signs({ ticket, draft }: { ticket: Ticket; draft: boolean }) {
  const { t } = useTranslation("list");
  return (
    <>
      <AlarmMark words={ticket.alarm} compact />
      {ticket.returned && <span className={css.answered}>{t("sign.answered")}</span>}
      {ticket.customer_wrote && (
        <span className={css.wrote}>
          <IconMessage2 size={12} aria-hidden /> {t("sign.wrote")}
        </span>
      )}
      {ticket.flagged && (
        <IconFlag3 size={13} className={css.flag} role="img" aria-label={t("sign.flagged")} />
      )}
      {draft && (
        <IconPencil size={13} className={css.draft} role="img" aria-label={t("sign.draft")} />
      )}
    </>
  );
}
