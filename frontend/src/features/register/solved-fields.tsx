import { Button, TextInput } from "@mantine/core";
import { IconClipboardText } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { nameOf } from "../../i18n/i18n";
import { Kbd } from "../../ui/kbd";
import { Pick } from "../../ui/pick";
import { useForm } from "./register-context";
import styles from "./register.module.css";
import { actionOf, journalSystemOf } from "./suggest";
import { useRecordText } from "./use-record-text";

/** What was done; a medical action asks where, when and by whom it is documented (P-10). */
export function SolvedFields() {
  const { t } = useTranslation("register");
  const { form, set, desk, bind, errorAt, commit } = useForm();
  const code = actionOf(form, desk);
  const action = desk.actions.find((candidate) => candidate.code === code);

  return (
    <>
      <div className={styles.pair}>
        <Pick
          label={t("solved.action")}
          placeholder={t("solved.actionPlaceholder")}
          nothing={t("solved.actionNone")}
          data={desk.actions
            .filter(({ allowed }) => allowed)
            .map((candidate) => ({ value: candidate.code, label: nameOf(candidate) }))}
          value={code}
          onPick={(next) => set({ action: next })}
          error={errorAt("action")}
          onCommit={() => void commit()}
          bind={bind("action")}
        />
        <TextInput
          size="xs"
          label={t(action?.needs_note ? "solved.note" : "solved.noteOptional")}
          value={form.actionNote}
          maxLength={4000}
          autoComplete="off"
          error={errorAt("action-note")}
          ref={bind("action-note")}
          onChange={(event) => set({ actionNote: event.currentTarget.value })}
        />
      </div>
      {action && !action.solved && <p className={styles.quiet}>{t("solved.apart")}</p>}
      {action?.medical && <JournalFields />}
    </>
  );
}

function JournalFields() {
  const { t } = useTranslation("register");
  const { form, set, desk, bind, errorAt, me } = useForm();
  const { copy, refused } = useRecordText();
  return (
    <fieldset className={styles.journal}>
      <legend>{t("solved.journal")}</legend>
      <p className={styles.quiet}>{t("solved.journalHint")}</p>
      <div className={styles.triple}>
        <TextInput
          size="xs"
          label={t("solved.system")}
          placeholder={t("solved.systemPlaceholder")}
          maxLength={100}
          value={journalSystemOf(form, desk)}
          error={errorAt("journal-system")}
          ref={bind("journal-system")}
          onChange={(event) => set({ journalSystem: event.currentTarget.value })}
        />
        <TextInput
          size="xs"
          label={t("solved.at")}
          placeholder={t("solved.atNow")}
          inputMode="numeric"
          value={form.journalTime}
          error={errorAt("journal-time")}
          ref={bind("journal-time")}
          onChange={(event) => set({ journalTime: event.currentTarget.value })}
        />
        <TextInput
          size="xs"
          label={t("solved.by")}
          placeholder={me.name}
          maxLength={200}
          value={form.journalBy}
          error={errorAt("journal-by")}
          ref={bind("journal-by")}
          onChange={(event) => set({ journalBy: event.currentTarget.value })}
        />
      </div>
      <Button
        size="compact-sm"
        variant="default"
        aria-keyshortcuts="F9"
        leftSection={<IconClipboardText size={16} aria-hidden />}
        rightSection={<Kbd keys="F9" />}
        onClick={() => void copy()}
      >
        {t("solved.copy")}
      </Button>
      {refused && (
        <>
          <p className={styles.quiet}>{t("solved.copyFailed")}</p>
          <pre className={styles.recordText}>{refused}</pre>
        </>
      )}
    </fieldset>
  );
}
