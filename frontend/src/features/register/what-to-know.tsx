import { Button } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { DuplicateCard } from "./duplicate-card";
import { useForm } from "./register-context";
import styles from "./register.module.css";

/** KP-7's limits for the chosen reason, and what there is already on the same matter. */
export function WhatToKnow({ onOpen }: { onOpen: (number: string) => void }) {
  return (
    <>
      <LimitHelp />
      <DuplicateCard onOpen={onOpen} />
    </>
  );
}

/** What the contact point does not do (KP-7), and the way to who does. */
function LimitHelp() {
  const { t, i18n } = useTranslation("register");
  const { reason, desk, set, focus } = useForm();
  if (!reason) return null;
  const limit =
    reason.limit && i18n.exists(`register:limit.${reason.limit}`)
      ? t(`limit.${reason.limit}`)
      : null;
  const toNurse = reason.medical && !desk.licensed;
  const text = limit ?? (toNurse ? t("limit.medical") : null);
  if (!text) return null;
  return (
    <div className={styles.limit} role="note">
      <IconInfoCircle size={17} aria-hidden />
      <span>{text}</span>
      {toNurse && (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => {
            set({ end: "send", to: "line:2" });
            focus("text");
          }}
        >
          {t("limit.nurse")}
        </Button>
      )}
    </div>
  );
}
