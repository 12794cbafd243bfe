import type { Schemas } from "../../api/client";

type Item = Schemas["TimelineItem"];

/** Kinds whose text people read first: what was said, noted, asked and answered. */
const messages = new Set([
  "ticket.registered",
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
  return messages.has(item.kind) && Boolean(item.text?.trim());
}

/** "ticket.handed-over" → "handed-over", the key of its sentence. */
export function eventKey(item: Item): string {
  return item.kind.replace(/^ticket\./, "");
}
