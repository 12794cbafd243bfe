import { Textarea } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import type { useDraft } from "../../ui/draft/use-draft";
import { ActFrame } from "./act-frame";
import styles from "./acts.module.css";
import { fieldError } from "./field-error-words";
import { useAct, type Verb } from "./use-act";

interface Props {
  ticket: Schemas["Ticket"];
  note: ReturnType<typeof useDraft<string>>;
  focused: boolean;
  setOpen: (verb: Verb | null) => void;
  onDone: (after: Schemas["Ticket"]) => void;
}

/** A note to colleagues, on tinted ground, so that it is never taken for an answer. */
export function NoteBox({ ticket, note, focused, setOpen, onDone }: Props) {
  const { t } = useTranslation(["ticket", "common"]);
  const box = useRef<HTMLTextAreaElement>(null);
  const writing = focused || note.value !== "";
  const act = useAct(ticket, "notes", note.value !== "");

  async function submit() {
    const after = await act.run<"notes">({ text: note.value.trim() });
    if (!after) return;
    note.clear();
    box.current?.blur();
    setOpen(null);
    onDone(after);
  }

  useEffect(() => {
    if (focused) box.current?.focus();
  }, [focused]);

  return (
    <ActFrame
      submit={t("compose.noteSubmit")}
      act={act}
      allowed={ticket.can.note}
      lack={note.value.trim() === "" ? "" : null}
      folded={!writing}
      onSubmit={() => void submit()}
      aside={
        note.state === "clean" ? null : (
          <span className={styles.quiet}>{t(`common:draft.${note.state}`)}</span>
        )
      }
    >
      <Textarea
        ref={box}
        aria-label={t("compose.notes")}
        placeholder={t("compose.notePlaceholder")}
        autosize
        minRows={writing ? 3 : 1}
        maxRows={10}
        maxLength={20_000}
        value={note.value}
        error={fieldError(act.error, "text")}
        onFocus={() => setOpen("notes")}
        onChange={(event) => note.set(event.currentTarget.value)}
      />
    </ActFrame>
  );
}
