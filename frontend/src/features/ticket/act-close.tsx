import { Textarea } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useActions, useMe } from "../../api/queries";
import { nameOf } from "../../i18n/i18n";
import { serverNow } from "../../ui/clock";
import { useDraft } from "../../ui/draft/use-draft";
import { Pick } from "../../ui/pick";
import { dayOf, timeOf } from "../../ui/time";
import { ActFrame } from "./act-frame";
import type { ActProps } from "./act-props";
import styles from "./acts.module.css";
import { fieldError } from "./field-error-words";
import { JournalFields, journalled, type Journal } from "./journal-fields";
import { rememberedSystem, rememberSystem } from "./journal-system";
import { useAct } from "./use-act";

interface Written extends Journal {
  action: string | null;
  note: string;
}

/** "Avsluta": the action is required; a medical one says where it is documented (P-10). */
export function ActClose({ ticket, onDone, onCancel, onToNote }: ActProps) {
  const { t } = useTranslation("ticket");
  const me = useMe();
  const actions = (useActions() ?? []).filter(({ allowed }) => allowed);
  const blank: Written = {
    action: null,
    note: "",
    system: rememberedSystem(),
    day: dayOf(serverNow()),
    time: timeOf(serverNow()),
    by: me.name,
  };
  const draft = useDraft<Written>(`ticket:${ticket.number}:close`, blank);
  const act = useAct(ticket, "close");
  const written = draft.value;
  const action = actions.find(({ code }) => code === written.action);
  const journal = action?.medical ? journalled(written) : null;
  const set = (patch: Partial<Written>) => draft.set((before) => ({ ...before, ...patch }));
  const asked = ticket.escalation && !ticket.escalation.answered_at ? ticket.escalation : null;
  const lack = !action
    ? t("lack.action")
    : action.needs_note && written.note.trim() === ""
      ? t("lack.note")
      : action.medical && !journal
        ? t("lack.journal")
        : null;

  async function submit() {
    if (!action) return;
    const after = await act.run<"close">({
      action: action.code,
      ...(written.note.trim() && { note: written.note.trim() }),
      ...(journal && { journalled: journal }),
    });
    if (!after) return;
    if (journal) rememberSystem(journal.system);
    draft.clear();
    onDone(after);
  }

  return (
    <ActFrame
      title={t("close.title")}
      submit={t("close.submit")}
      act={act}
      allowed={ticket.can.close}
      lack={lack}
      onSubmit={() => void submit()}
      onCancel={onCancel}
      onToNote={() => (onToNote(written.note), draft.clear())}
    >
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
          data={actions.map((candidate) => ({ value: candidate.code, label: nameOf(candidate) }))}
          value={written.action}
          onPick={(code) => set({ action: code })}
          error={fieldError(act.error, "action")}
        />
        <Textarea
          size="xs"
          label={t(action?.needs_note ? "close.noteNeeded" : "close.note")}
          autosize
          minRows={1}
          maxRows={6}
          maxLength={4000}
          value={written.note}
          error={fieldError(act.error, "note")}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
      </div>
      {action && !action.solved && <p className={styles.quiet}>{t("close.apart")}</p>}
      {action?.medical && (
        <JournalFields
          ticket={ticket}
          action={action.code}
          note={written.note}
          journal={written}
          set={set}
          error={act.error}
        />
      )}
    </ActFrame>
  );
}
