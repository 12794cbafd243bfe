import type { Schemas } from "../../../api/client";

const soon = 1_500;
const often = 3_000;
const seldom = 30_000;
const long = 60_000;

/**
 * How long, in ms, until what is leaving by one of these messages may stand
 * differently; false when nothing is leaving. That something has left is told by
 * no event, and each look is logged as a reading, so nobody looks too often.
 */
export function nextLook(items: Schemas["TimelineItem"][], now: number): number | false {
  const waits = items.flatMap(({ message }) => {
    const delivery = message?.delivery;
    if (delivery?.state !== "queued" && delivery?.state !== "sending") return [];
    const due = Date.parse(delivery.undo_until ?? delivery.next_at ?? "");
    if (due > now) return [due - now + soon];
    return [now - Date.parse(delivery.at) > long ? seldom : often];
  });
  return waits.length > 0 && Math.min(...waits);
}
