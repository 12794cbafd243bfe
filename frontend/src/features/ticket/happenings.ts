import type { Schemas } from "../../api/client";

type Item = Schemas["TimelineItem"];

/** Kinds whose text people read first: what was said, noted, asked and answered. */
const messages = new Set([
  "ticket.registered",
  "ticket.received",
  "ticket.replied",
  "ticket.requested",
  "ticket.noted",
  "ticket.escalated",
  "ticket.returned",
]);

export type Strip = { kind: "message"; item: Item } | { kind: "events"; items: Item[] };

/** Messages stand alone; events between them are gathered, so that they can be folded. */
export function strips(items: readonly Item[], newestFirst: boolean): Strip[] {
  const ordered = newestFirst ? [...items].reverse() : items;
  const result: Strip[] = [];
  for (const item of ordered) {
    if (isMessage(item)) {
      result.push({ kind: "message", item });
      continue;
    }
    const last = result.at(-1);
    if (last?.kind === "events") last.items.push(item);
    else result.push({ kind: "events", items: [item] });
  }
  return result;
}

export function isMessage(item: Item): boolean {
  if (!messages.has(item.kind)) return false;
  return Boolean(item.text?.trim() || item.message);
}

/** What others have said since an instant, in ms: the newest last. */
export function saidSince(items: readonly Item[], since: number, me: number): Item[] {
  return items.filter(
    (item) =>
      isMessage(item) && item.actor?.id !== me && Date.parse(item.registered_at ?? item.at) > since,
  );
}

/** "ticket.handed-over" → "handed-over", "mail.settled" → "mail-settled": the key of its sentence. */
export function eventKey(item: Item): string {
  return item.kind.replace(/^ticket\./, "").replace(".", "-");
}
