import { useState } from "react";
import type { Schemas } from "../../../api/client";
import { useDraft } from "../../../ui/draft/use-draft";
import { fieldSlug } from "../../../ui/field-error";
import type { Doc } from "../../../ui/rich/doc";
import { docOf } from "../../../ui/rich/doc";
import { instantOf } from "../../../ui/time";
import { offerUndo } from "../sent";
import { useAct } from "../use-act";
import {
  blank,
  draftKey,
  isBlank,
  outgoing,
  wayOf,
  withDoc,
  withText,
  type Kind,
  type Way,
  type Written,
} from "./draft";

const plainByChoice = "kp-plain-text";
/** A question that looks again on a day does so when the desk opens. */
const opens = "07:30";

/** One text to the customer, from the first letter until it is sent. */
export function useWrite(ticket: Schemas["Ticket"], kind: Kind) {
  const draft = useDraft<Written>(draftKey(ticket.number, kind), blank, isNothing);
  const written = draft.value;
  const empty = isBlank(written);
  const act = useAct(ticket, kind, !empty);
  const [chosen, setChosen] = useState(() => localStorage.getItem(plainByChoice) === "on");
  const plain = written.doc === null && (written.text !== "" || chosen);
  const way = wayOf(written, ticket.reply_by);
  const other = ticket.reply_by.find((candidate) => candidate !== way) as Way | undefined;
  const slug = act.error instanceof Error ? fieldSlug(act.error, "text") : undefined;

  const wasStopped = slug === "identity-number-in-mail";

  async function send(close?: Schemas["CloseBody"]): Promise<Schemas["Ticket"] | null> {
    const said = { ...outgoing(written), ...(way && { via: way }) };
    const template = written.template && { template: written.template };
    const until = written.until ? instantOf(written.until, opens) : null;
    const after =
      kind === "replies"
        ? await act.run<"replies">({
            ...said,
            ...template,
            ...(written.files.length > 0 && { attachments: written.files.map(({ id }) => id) }),
            ...(close && { close }),
          })
        : await act.run<"questions">({
            ...said,
            ...template,
            ...(until && { until: until.toISOString() }),
          });
    if (!after) return null;
    offerUndo(ticket.number, kind, written);
    draft.clear();
    return after;
  }

  return {
    kind,
    written,
    draft,
    act,
    empty,
    way,
    /** The way that it could leave by instead. */
    other,
    plain,
    /** An identity number stands in a text that would leave by mail (P-9). */
    stopped: wasStopped && way === "email",
    /** The same, though it is to leave another way now. */
    wasStopped,
    setDoc: (next: Doc) => draft.set((before) => withDoc(before, next)),
    setText: (next: string) => draft.set((before) => withText(before, next)),
    patch: (next: Partial<Written>) => draft.set((before) => ({ ...before, ...next })),
    addFile: (file: Schemas["Attachment"]) =>
      draft.set((before) => ({ ...before, files: [...before.files, file] })),
    removeFile: (gone: number) =>
      draft.set((before) => ({ ...before, files: before.files.filter(({ id }) => id !== gone) })),
    switchWay: () => other && draft.set((before) => ({ ...before, via: other })),
    setPlain: (next: boolean) => {
      localStorage.setItem(plainByChoice, next ? "on" : "off");
      setChosen(next);
      draft.set((before) =>
        next ? withText(before, before.text) : withDoc(before, docOf(before.text)),
      );
    },
    send,
  };
}

/** Neither words nor a choice: no draft is kept. */
function isNothing(written: Written): boolean {
  return isBlank(written) && !written.via && !written.until;
}

export type Write = ReturnType<typeof useWrite>;
