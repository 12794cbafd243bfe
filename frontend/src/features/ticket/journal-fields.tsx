import { Button, TextInput } from "@mantine/core";
import { IconClipboardText } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { Kbd } from "../../ui/kbd";
import { useKeys } from "../../ui/keys/use-keys";
import { notify } from "../../ui/notify";
import { instantOf } from "../../ui/time";
import styles from "./acts.module.css";
import { fieldError } from "./field-error-words";
import { copyText } from "./record-text";
import { useRecordText } from "./use-record-text";

/** Where, when and by whom something was documented, as it is typed (P-10). */
export interface Journal {
  system: string;
  day: string;
  time: string;
  by: string;
}

/** The same as it is sent; null until all three are there. */
export function journalled({ system, day, time, by }: Journal): Schemas["Journalled"] | null {
  const at = instantOf(day, time);
  if (!at || system.trim() === "" || by.trim() === "") return null;
  return { system: system.trim(), at: at.toISOString(), by: by.trim() };
}

interface Props {
  ticket: Schemas["Ticket"];
  action: string;
  note: string;
  journal: Journal;
  set: (patch: Partial<Journal>) => void;
  error: unknown;
  /** What stands before the names of the fields that the server speaks of. */
  within?: string;
}

/** The fields, and one key that copies the text to paste into the record. */
export function JournalFields({ ticket, action, note, journal, set, error, within = "" }: Props) {
  const { t } = useTranslation("ticket");
  const text = useRecordText(ticket);
  const [refused, setRefused] = useState(false);

  async function copy() {
    const copied = await copyText(text(action, note));
    setRefused(!copied);
    if (copied) notify.info(t("close.copied"));
  }

  useKeys(
    { F9: { label: t("close.copy"), run: () => void copy(), inFields: true } },
    { scope: "ticket-journal", title: t("close.journal") },
  );

  const field = (name: keyof Journal) => ({
    value: journal[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      set({ [name]: event.currentTarget.value }),
  });
  const missing = fieldError(error, `${within}journalled`);

  return (
    <fieldset className={styles.journal}>
      <legend>{t("close.journal")}</legend>
      <p className={styles.quiet}>{t("close.journalHint")}</p>
      <div className={styles.four}>
        <TextInput
          size="xs"
          label={t("close.system")}
          placeholder={t("close.systemPlaceholder")}
          maxLength={100}
          error={fieldError(error, `${within}journalled.system`) ?? missing}
          {...field("system")}
        />
        <TextInput
          size="xs"
          type="date"
          label={t("close.day")}
          error={fieldError(error, `${within}journalled.at`)}
          {...field("day")}
        />
        <TextInput size="xs" label={t("close.time")} inputMode="numeric" {...field("time")} />
        <TextInput
          size="xs"
          label={t("close.by")}
          maxLength={200}
          error={fieldError(error, `${within}journalled.by`)}
          {...field("by")}
        />
      </div>
      <div className={styles.row}>
        <Button
          size="compact-sm"
          variant="default"
          aria-keyshortcuts="F9"
          leftSection={<IconClipboardText size={16} aria-hidden />}
          rightSection={<Kbd keys="F9" />}
          onClick={() => void copy()}
        >
          {t("close.copy")}
        </Button>
        <details className={styles.preview} open={refused || undefined}>
          <summary>{t(refused ? "close.copyFailed" : "close.preview")}</summary>
          <pre>{text(action, note)}</pre>
        </details>
      </div>
    </fieldset>
  );
}
