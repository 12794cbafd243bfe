import type { Schemas } from "../../../api/client";
import { docOf, isRich, toHTML, toText, type Doc } from "../../../ui/rich/doc";

export type Kind = "replies" | "questions";
export type Way = NonNullable<Schemas["Reply"]["via"]>;

/** What somebody is writing to the customer, as its draft keeps it. */
export interface Written {
  /** Null: plain text. */
  doc: Doc | null;
  /** The words, with markup or without. */
  text: string;
  /** The way it is to leave, where the person chose another than the best. */
  via?: Way;
  /** Files that are uploaded already. */
  files: Schemas["Attachment"][];
  /** The template version that it began with. */
  template?: number;
  /** Of a question: the day to look again, answered or not. */
  until?: string;
}

export const blank: Written = { doc: null, text: "", files: [] };

export const draftKey = (number: string, kind: Kind) =>
  `ticket:${number}:${kind === "replies" ? "reply" : "question"}`;

/** Nothing is written: no draft is kept. */
export function isBlank({ text, files }: Written): boolean {
  return text.trim() === "" && files.length === 0;
}

export function withDoc(written: Written, doc: Doc): Written {
  return { ...written, doc, text: toText(doc) };
}

export function withText(written: Written, text: string): Written {
  return { ...written, doc: null, text };
}

/** What is sent: markup goes along only where plain text would lose something. */
export function outgoing({ doc, text }: Written): { text: string; html?: string } {
  return { text: text.trim(), ...(doc && isRich(doc) && { html: toHTML(doc) }) };
}

/** A text that came back stands before what has been written since. */
export function joined(back: Written, since: Written): Written {
  if (isBlank(since)) return back;
  const files = [
    ...back.files,
    ...since.files.filter(({ id }) => !back.files.some((f) => f.id === id)),
  ];
  const text = `${back.text}\n\n${since.text}`;
  if (!back.doc && !since.doc) return { ...back, files, text };
  const parts = [back, { ...blank, text: "" }, since].map(({ doc, text }) => doc ?? docOf(text));
  const doc: Doc = { type: "doc", content: parts.flatMap(({ content = [] }) => content) };
  return withDoc({ ...back, files }, doc);
}

/** The way it leaves: the chosen one while it is still there, else the best. */
export function wayOf(written: Written, ways: readonly string[]): Way | null {
  const chosen = written.via && ways.includes(written.via) ? written.via : ways[0];
  return (chosen as Way | undefined) ?? null;
}
