import { Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useReasons } from "../../api/queries";
import { nameOf } from "../../i18n/i18n";
import { Pick } from "../../ui/pick";
import { ActFrame } from "./act-frame";
import type { ActProps } from "./act-props";
import styles from "./acts.module.css";
import { fieldError } from "./field-error-words";
import { useAct } from "./use-act";

/** Puts right what was noted: subject, reason and the ticket's own priority. */
export function ActEdit({ ticket, onDone, onCancel, onToNote }: ActProps) {
  const { t } = useTranslation(["ticket", "common"]);
  const reasons = useReasons();
  const act = useAct(ticket, "edit");
  const [subject, setSubject] = useState(ticket.subject);
  const [reason, setReason] = useState(ticket.reason);
  const [priority, setPriority] = useState(ticket.priority);
  const changes = {
    ...(subject.trim() !== ticket.subject && { subject: subject.trim() }),
    ...(reason !== ticket.reason && { reason }),
    ...(priority !== ticket.priority && { priority }),
  };

  async function submit() {
    const after = await act.run<"edit">(changes);
    if (after) onDone(after);
  }

  return (
    <ActFrame
      title={t("edit.title")}
      submit={t("edit.submit")}
      act={act}
      allowed={ticket.can.edit}
      lack={Object.keys(changes).length === 0 || subject.trim() === "" ? "" : null}
      onSubmit={() => void submit()}
      onCancel={onCancel}
      onToNote={() => onToNote(subject)}
    >
      <TextInput
        size="xs"
        label={t("edit.subject")}
        maxLength={200}
        value={subject}
        error={fieldError(act.error, "subject")}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the person pressed the key that opens this act
        autoFocus
        onChange={(event) => setSubject(event.currentTarget.value)}
      />
      <div className={styles.pair}>
        <Pick
          up
          label={t("edit.reason")}
          nothing={t("escalate.none")}
          data={(reasons ?? []).map((candidate) => ({
            value: candidate.code,
            label: nameOf(candidate),
          }))}
          value={reason}
          onPick={setReason}
          error={fieldError(act.error, "reason")}
        />
        <Select
          size="xs"
          label={t("edit.priority")}
          allowDeselect={false}
          data={[1, 2, 3, 4].map((value) => ({
            value: String(value),
            label: t(`common:priority.${value}`),
          }))}
          value={String(priority)}
          error={fieldError(act.error, "priority")}
          onChange={(value) => value && setPriority(Number(value))}
        />
      </div>
    </ActFrame>
  );
}
