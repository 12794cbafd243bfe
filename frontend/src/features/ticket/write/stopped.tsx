import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../../api/client";
import { Kbd } from "../../../ui/kbd";
import { fieldError } from "../field-error-words";
import { phoneOf } from "./no-way";
import type { Write } from "./use-write";
import styles from "./write.module.css";

interface Props {
  ticket: Schemas["Ticket"];
  write: Write;
  onSwitch: () => void;
}

/**
 * Why the text was not taken. An identity number in a mail is stopped (P-9): the
 * inbox is one key away, else the telephone.
 */
export function Stopped({ ticket, write, onSwitch }: Props) {
  const { t } = useTranslation("answer");
  const phone = phoneOf(ticket);
  if (!write.stopped) {
    const words = fieldError(write.act.error, "text") ?? fieldError(write.act.error, "via");
    const passed = write.wasStopped;
    return words && !passed ? (
      <p className={styles.error} role="alert" id="write-error">
        {words}
      </p>
    ) : null;
  }
  return (
    <div className={styles.stopped} role="alert" id="write-error">
      <IconAlertTriangle size={18} aria-hidden />
      <p>
        <strong>{t("stopped.what")}</strong> {t("stopped.kept")}{" "}
        {write.other ? null : t(phone ? "stopped.ring" : "stopped.remove", { phone })}
      </p>
      {write.other && (
        <Button
          size="compact-sm"
          aria-keyshortcuts="F8"
          rightSection={<Kbd keys="F8" />}
          onClick={onSwitch}
        >
          {t("stopped.inbox")}
        </Button>
      )}
    </div>
  );
}
