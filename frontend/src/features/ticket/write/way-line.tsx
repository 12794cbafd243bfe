import { SegmentedControl } from "@mantine/core";
import { IconInfoCircle, IconMail, IconMessageCircle2 } from "@tabler/icons-react";
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
  const { t } = useTranslation("answer");
  const { way, other } = write;
  if (!way) return null;
  const Icon = way === "email" ? IconMail : IconMessageCircle2;
  const words = (each: Way) =>
    each === "email" ? t("way.email", { to: ticket.reply_to ?? "" }) : t("way.inbox");
  return (
    <div className={styles.way}>
      {other ? (
        <>
          <SegmentedControl
            size="xs"
            aria-label={t("way.label")}
            data={ticket.reply_by.map((each) => ({ value: each, label: words(each as Way) }))}
            value={way}
            onChange={(next) => next !== way && onSwitch()}
          />
          <Kbd keys="F8" />
        </>
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
    </div>
  );
}
