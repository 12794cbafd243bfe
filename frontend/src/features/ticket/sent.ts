import { api, call, ProblemError, withIntent, newIntent, type Schemas } from "../../api/client";
import { handBack } from "../../ui/draft/hand-back";
import { draftKey, joined, type Kind, type Written } from "./write/draft";

/** Something that was sent a moment ago and can still be taken back. */
export interface Sent {
  /** The key of its sending. */
  id: string;
  number: string;
  kind: Kind;
  written: Written;
  /** Until when, in ms, by this computer's clock. */
  until: number;
}

const time = 10_000;

let sent: readonly Sent[] = [];
const listeners = new Set<() => void>();

export const sentNow = () => sent;

export function onSent(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Offers to take back what was just sent, for ten seconds, wherever the person goes. */
export function offerUndo(number: string, kind: Kind, written: Written): void {
  const id = newIntent();
  change([...sent, { id, number, kind, written, until: Date.now() + time }]);
  setTimeout(() => forget(id), time);
}

export function forget(id: string): void {
  change(sent.filter((one) => one.id !== id));
}

function change(next: readonly Sent[]): void {
  sent = next;
  for (const listener of listeners) listener();
}

/**
 * Takes it back and puts the text where it was written. Fails with already-sent
 * where it has left, or with what else the server says; the text is then only
 * in the ticket.
 */
export async function takeBack(one: Sent, me: number): Promise<Schemas["Ticket"]> {
  const message = await lastOf(one.number, me);
  const after = await unsend(one.number, message);
  forget(one.id);
  handBack<Written>(draftKey(one.number, one.kind), one.written, joined);
  return after;
}

/** The message that this person sent last on a ticket. */
async function lastOf(number: string, me: number): Promise<number> {
  const page = await call(
    api.GET("/api/v1/tickets/{number}/timeline", {
      params: { path: { number }, query: { order: "newest", limit: 20 } },
    }),
  );
  const mine = page.items.find(
    ({ message, actor }) => message?.outgoing && !message.withdrawn && actor?.id === me,
  );
  return mine?.message?.id ?? 0;
}

/** On the version that the ticket has now: what others do beside it takes nothing from it. */
export async function unsend(number: string, message: number): Promise<Schemas["Ticket"]> {
  const path = { params: { path: { number } } };
  let version = (await call(api.GET("/api/v1/tickets/{number}", path))).version;
  const key = newIntent();
  for (let tries = 0; ; tries += 1) {
    try {
      const body = { version, message };
      const to = { ...path, headers: withIntent(`${key}${tries}`) };
      return await call(api.POST("/api/v1/tickets/{number}/unsend", { ...to, body }));
    } catch (failure) {
      const current = failure instanceof ProblemError ? failure.problem.ticket : undefined;
      if (!current || tries >= 3) throw failure;
      version = current.version;
    }
  }
}
