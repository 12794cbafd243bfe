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
  const draft = useDraft<Written>(draftKey(ticket.number, kind), blank);
  const written = draft.value;
  const empty = isBlank(written);
  const act = useAct(ticket, kind, !empty);
  const [plain, setPlain] = useState(() =>
    written.text ? !written.doc : localStorage.getItem(plainByChoice) === "on",
  );
  const way = wayOf(written, ticket.reply_by);
  const other = ticket.reply_by.find((candidate) => candidate !== way) as Way | undefined;
  const slug = act.error instanceof Error ? fieldSlug(act.error, "text") : undefined;

  // A draft that arrives from the server, or comes back, says itself what it is.
  const { text, doc } = written;
  const [shown, setShown] = useState(text);
  if (shown !== text) {
    setShown(text);
    if (text !== "" && shown === "" && plain !== (doc === null)) setPlain(doc === null);
  }

  function change(next: (before: Written) => Written) {
    const after = next(written);
    if (isBlank(after) && !after.via && !after.until) draft.clear();
    else draft.set(next);
  }

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
    stopped: slug === "identity-number-in-mail" && way === "email",
    setDoc: (next: Doc) => change((before) => withDoc(before, next)),
    setText: (next: string) => change((before) => withText(before, next)),
    patch: (next: Partial<Written>) => change((before) => ({ ...before, ...next })),
    addFile: (file: Schemas["Attachment"]) =>
      change((before) => ({ ...before, files: [...before.files, file] })),
    removeFile: (gone: number) =>
      change((before) => ({ ...before, files: before.files.filter(({ id }) => id !== gone) })),
    switchWay: () => other && change((before) => ({ ...before, via: other })),
    setPlain: (next: boolean) => {
      localStorage.setItem(plainByChoice, next ? "on" : "off");
      setPlain(next);
      if (written.text)
        change((before) =>
          next ? withText(before, before.text) : withDoc(before, docOf(before.text)),
        );
    },
    send,
  };
}

export type Write = ReturnType<typeof useWrite>;
