import { IconInfoCircle, IconMail, IconMessageCircle2 } from "@tabler/icons-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../../api/client";
import { Kbd } from "../../../ui/kbd";
import type { Way } from "./draft";
import type { Write } from "./use-write";
import styles from "./write.module.css";

interface Props {
  ticket: Schemas["Ticket"];
  write: Write;
  onSwitch: () => void;
}

/** How it leaves, before it is sent; one key changes the way where there are two. */
export function WayLine({ ticket, write, onSwitch }: Props) {
  const { t } = useTranslation(["answer", "common"]);
  const name = useId();
  const { way, other, draft } = write;
  if (!way) return null;
  const words = (each: Way) =>
    each === "email" ? t("way.email", { to: ticket.reply_to ?? "" }) : t("way.inbox");
  const Icon = way === "email" ? IconMail : IconMessageCircle2;
  return (
    <div className={styles.way}>
      {other ? (
        <div className={styles.ways} role="radiogroup" aria-label={t("way.label")}>
          {ticket.reply_by.map((each) => (
            <label key={each} data-chosen={each === way || undefined}>
              <input type="radio" name={name} checked={each === way} onChange={onSwitch} />
              {words(each as Way)}
            </label>
          ))}
          <Kbd keys="F8" />
        </div>
      ) : (
        <span className={styles.only}>
          <Icon size={16} aria-hidden /> {words(way)}
        </span>
      )}
      {way === "email" && (
        <span className={styles.remind}>
          <IconInfoCircle size={15} aria-hidden /> {t("way.remind")}
        </span>
      )}
      <span className={styles.beside}>
        <span role="status">{draft.state !== "clean" && t(`common:draft.${draft.state}`)}</span>
        <label className={styles.plain}>
          <input
            type="checkbox"
            checked={write.plain}
            onChange={(event) => write.setPlain(event.currentTarget.checked)}
          />
          {t("plain")}
        </label>
      </span>
    </div>
  );
}
