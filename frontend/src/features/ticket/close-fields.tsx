import { Textarea } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { nameOf } from "../../i18n/i18n";
import { Pick } from "../../ui/pick";
import styles from "./acts.module.css";
import { fieldError } from "./field-error-words";
import { JournalFields } from "./journal-fields";
import type { Closing } from "./use-close";

interface Props {
  closing: Closing;
  error: unknown;
  /** Where the close is a part of something else: what stands before its fields' names. */
  within?: string;
  /** What Ctrl+Enter does in the lists; it sends the form unless told otherwise. */
  onCommit?: () => void;
}

/** The fields of "Avsluta": the action, the reason where it is unstated, and where it is documented. */
export function CloseFields({ closing, error, within = "", onCommit }: Props) {
  const { t } = useTranslation("ticket");
  const { ticket, written, set, actions, action, reasons } = closing;
  const asked = ticket.escalation && !ticket.escalation.answered_at ? ticket.escalation : null;
  const options = (named: readonly { code: string; name: string; name_en?: string }[]) =>
    named.map((one) => ({ value: one.code, label: nameOf(one) }));

  return (
    <>
      {asked && (
        <p className={styles.warn}>
          <IconInfoCircle size={16} aria-hidden />{" "}
          {t("close.openQuestion", { queue: asked.to.name })}
        </p>
      )}
      <div className={styles.pair}>
        <Pick
          up
          first
          label={t("close.action")}
          nothing={t("close.actionNone")}
          data={options(actions)}
          value={written.action}
          onPick={(code) => set({ action: code })}
          onCommit={onCommit}
          error={fieldError(error, `${within}action`)}
        />
        <Textarea
          size="xs"
          label={t(action?.needs_note ? "close.noteNeeded" : "close.note")}
          autosize
          minRows={1}
          maxRows={6}
          maxLength={4000}
          value={written.note}
          error={fieldError(error, `${within}note`)}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
        {reasons.length > 0 && (
          <Pick
            up
            label={t("close.reason")}
            nothing={t("close.reasonNone")}
            data={options(reasons)}
            value={written.reason ?? null}
            onPick={(code) => set({ reason: code })}
            onCommit={onCommit}
            error={fieldError(error, `${within}reason`)}
          />
        )}
      </div>
      {action && !action.solved && <p className={styles.quiet}>{t("close.apart")}</p>}
      {action?.medical && (
        <JournalFields
          ticket={ticket}
          action={action.code}
          note={written.note}
          journal={written}
          set={set}
          error={error}
          within={within}
        />
      )}
    </>
  );
}
