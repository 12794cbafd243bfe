import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { useDraft } from "../../ui/draft/use-draft";
import { Kbd } from "../../ui/kbd";
import { ActClose } from "./act-close";
import { ActCorrect } from "./act-correct";
import { ActEdit } from "./act-edit";
import { ActEscalate } from "./act-escalate";
import { ActHandOver } from "./act-hand-over";
import type { ActProps } from "./act-props";
import { ActReopen } from "./act-reopen";
import { ActWait } from "./act-wait";
import { ActWatch } from "./act-watch";
import styles from "./acts.module.css";
import { AnswerBox } from "./answer-box";
import { NoteBox } from "./note-box";
import type { Verb } from "./use-act";

const acts: Partial<Record<Verb, (props: ActProps) => React.ReactNode>> = {
  "hand-over": ActHandOver,
  escalate: ActEscalate,
  watch: ActWatch,
  wait: ActWait,
  close: ActClose,
  reopen: ActReopen,
  edit: ActEdit,
  "correct-patient": ActCorrect,
};

interface Props {
  ticket: Schemas["Ticket"];
  /** What is being written; null when nothing is open. */
  open: Verb | null;
  setOpen: (verb: Verb | null) => void;
  onDone: (verb: Verb, after: Schemas["Ticket"]) => void;
}

/** The one place where people write in a ticket: note, answer, or the act that a key opened. */
export function Composer({ ticket, open, setOpen, onDone }: Props) {
  const { t } = useTranslation("ticket");
  const note = useDraft(`ticket:${ticket.number}:note`, "");
  const tabs = ([ticket.can.note && "notes", ticket.can.return && "return"] as const).filter(
    (tab) => tab !== false,
  );
  const Act = open ? acts[open] : undefined;
  const tab = open === "return" && ticket.can.return ? "return" : "notes";

  function toNote(text: string) {
    note.set((before) => [before, text.trim()].filter(Boolean).join("\n\n"));
    setOpen("notes");
  }

  if (Act && open) {
    return (
      <section className={styles.composer} aria-label={t("compose.label")}>
        <Act
          key={open}
          ticket={ticket}
          onDone={(after) => onDone(open, after)}
          onCancel={() => setOpen(null)}
          onToNote={toNote}
        />
      </section>
    );
  }
  if (tabs.length === 0 && open !== "return") return null;
  return (
    <section
      className={styles.composer}
      data-note={tab === "notes" || undefined}
      aria-label={t("compose.label")}
    >
      <div className={styles.tabs}>
        {tabs.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === tab}
            onClick={() => setOpen(each)}
          >
            {t(`compose.${each}`)} <Kbd keys={each === "notes" ? "i" : "r"} />
          </button>
        ))}
      </div>
      {open === "return" ? (
        <AnswerBox ticket={ticket} onDone={(after) => onDone("return", after)} onToNote={toNote} />
      ) : (
        <NoteBox
          ticket={ticket}
          note={note}
          focused={open === "notes"}
          setOpen={setOpen}
          onDone={(after) => onDone("notes", after)}
        />
      )}
    </section>
  );
}
