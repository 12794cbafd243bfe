import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { useDraft, useDraftKeys } from "../../ui/draft/use-draft";
import { notify } from "../../ui/notify";
import { acts } from "./acts";
import styles from "./acts.module.css";
import { AnswerBox } from "./answer-box";
import { ComposerTabs, tabsOf } from "./composer-tabs";
import { NoteBox } from "./note-box";
import type { Templates } from "./templates";
import type { Verb } from "./use-act";
import { draftKey } from "./write/draft";
import { LaterWriteBox } from "./write/later";

interface Props {
  ticket: Schemas["Ticket"];
  /** What is being written; null when nothing is open. */
  open: Verb | null;
  /** How often a key or a press has opened something here; 0 where it opened by itself. */
  asked: number;
  setOpen: (verb: Verb | null) => void;
  onDone: (verb: Verb, after: Schemas["Ticket"]) => void;
  templates?: Templates;
}

/** The one place where people write in a ticket: to the customer, to colleagues, or the act that a key opened. */
export function Composer({ ticket, open, asked, setOpen, onDone, templates }: Props) {
  const { t } = useTranslation("ticket");
  const note = useDraft(`ticket:${ticket.number}:note`, "", (text) => text.trim() === "");
  const drafts = useDraftKeys();
  const tabs = tabsOf(ticket, open);
  const Act = open ? acts[open] : undefined;
  const tab = tabs.find((each) => each === open) ?? "notes";

  function toNote(text: string) {
    note.set((before) => [before, text.trim()].filter(Boolean).join("\n\n"));
    setOpen("notes");
  }

  function keep() {
    notify.info(t("answer:kept", { number: ticket.number }));
    setOpen(null);
  }

  if (Act && open) {
    return (
      <section className={styles.composer} aria-label={t("compose.label")}>
        <Suspense>
          <Act
            key={open}
            ticket={ticket}
            onDone={(after) => onDone(open, after)}
            onCancel={() => setOpen(null)}
            onToNote={toNote}
          />
        </Suspense>
      </section>
    );
  }
  if (tabs.length === 0) return null;
  return (
    <section
      className={styles.composer}
      data-note={tab === "notes" || undefined}
      aria-label={t("compose.label")}
    >
      <ComposerTabs
        tabs={tabs}
        now={tab}
        drafted={(kind) => drafts.includes(draftKey(ticket.number, kind))}
        onTab={setOpen}
      />
      {(tab === "replies" || tab === "questions") && (
        <LaterWriteBox
          key={tab}
          ticket={ticket}
          kind={tab}
          asked={asked}
          templates={templates}
          onDone={(after) => onDone(tab, after)}
          onKeep={keep}
          onToNote={toNote}
        />
      )}
      {tab === "return" && (
        <AnswerBox ticket={ticket} onDone={(after) => onDone("return", after)} onToNote={toNote} />
      )}
      {tab === "notes" && (
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
