import type { Attachment } from "../net/types";

/** A file that the server has, and no message yet. */
export type Kept = Pick<Attachment, "id" | "name" | "size">;

/** What somebody has written and not sent. */
export type Draft = {
  answers: Record<string, string>;
  files: Kept[];
  /** When it was last changed, in milliseconds since 1970. */
  at: number;
  /** The last try to send: the same content goes with the same key, and so is sent once. */
  attempt?: { key: string; body: string };
};

export const emptyDraft: Draft = { answers: {}, files: [], at: 0 };

const prefix = "kp-citizen:";
/** Longer than anybody leaves a letter half written on purpose. */
const keptFor = 14 * 24 * 3_600_000;
/** Where the browser forbids storage, a draft lives as long as the page. */
const memory = new Map<string, Draft>();

const nameOf = (owner: string, form: string) => `${prefix}${owner}:${form}`;

/** The draft of one person for one form or thread. */
export function readDraft(owner: string, form: string): Draft {
  const name = nameOf(owner, form);
  return parse(stored(name)) ?? memory.get(name) ?? emptyDraft;
}

export function writeDraft(owner: string, form: string, draft: Draft | null): void {
  const name = nameOf(owner, form);
  memory.delete(name);
  try {
    if (draft) localStorage.setItem(name, JSON.stringify(draft));
    else localStorage.removeItem(name);
  } catch {
    if (draft) memory.set(name, draft);
  }
}

/** Something would be lost if it went. */
export function isWritten(draft: Draft): boolean {
  return draft.files.length > 0 || Object.values(draft.answers).some((text) => text.trim() !== "");
}

/** Whether this person has anything here that is not sent. */
export function hasDrafts(owner: string): boolean {
  return names(`${prefix}${owner}:`).some((name) => isWritten(parse(stored(name)) ?? emptyDraft));
}

/** Erases all that this person has not sent from this device. */
export function forgetDrafts(owner: string): void {
  const mine = `${prefix}${owner}:`;
  for (const name of [...names(mine), ...memory.keys()]) {
    if (!name.startsWith(mine)) continue;
    memory.delete(name);
    localStorage.removeItem(name);
  }
}

/** Erases what anybody left behind long ago; asked when the pages open. */
export function forgetOldDrafts(now: number): void {
  for (const name of names(prefix)) {
    const draft = parse(stored(name));
    if (!draft || now - draft.at > keptFor) localStorage.removeItem(name);
  }
}

/** The draft with the key to send this content by: the last one where nothing has changed since. */
export function withAttempt(draft: Draft, body: string, newKey: () => string) {
  if (draft.attempt?.body === body) return { draft, key: draft.attempt.key };
  const attempt = { key: newKey(), body };
  return { draft: { ...draft, attempt }, key: attempt.key };
}

/** 128 bits of chance; crypto.randomUUID is only there with TLS. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function names(start: string): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(start));
  } catch {
    return [];
  }
}

function stored(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function parse(text: string | null): Draft | null {
  try {
    const draft = JSON.parse(text ?? "null") as Partial<Draft> | null;
    return draft && typeof draft === "object" ? { ...emptyDraft, ...draft } : null;
  } catch {
    return null;
  }
}
