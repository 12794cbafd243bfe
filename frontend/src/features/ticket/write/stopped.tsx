import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../../api/client";
import { Kbd } from "../../../ui/kbd";
import { phoneOf } from "./no-way";
import type { Way } from "./draft";
import styles from "./write.module.css";

interface Props {
  ticket: Schemas["Ticket"];
  other: Way | undefined;
  onSwitch: () => void;
}

/** An identity number in a mail is stopped (P-9): the inbox is one key away, else the telephone. */
export function Stopped({ ticket, other, onSwitch }: Props) {
  const { t } = useTranslation("answer");
  const phone = phoneOf(ticket);
  return (
    <div className={styles.stopped} role="alert" id="write-error">
      <IconAlertTriangle size={18} aria-hidden />
      <p>
        <strong>{t("stopped.what")}</strong> {t("stopped.kept")}{" "}
        {other ? null : t(phone ? "stopped.ring" : "stopped.remove", { phone })}
      </p>
      {other && (
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
