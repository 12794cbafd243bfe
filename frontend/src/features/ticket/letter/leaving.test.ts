import { describe, expect, it } from "vitest";
import type { Schemas } from "../../../api/client";
import { nextLook } from "./leaving";

const now = Date.parse("2026-11-24T10:00:00Z");
const at = (seconds: number) => new Date(now + seconds * 1000).toISOString();

function message(delivery?: Partial<Schemas["DeliveryState"]>): Schemas["TimelineItem"] {
  return {
    id: "1",
    at: at(0),
    kind: "ticket.replied",
    message: {
      id: 1,
      outgoing: true,
      ...(delivery && { delivery: { id: 1, state: "queued", at: at(-1), ...delivery } }),
    },
  } as Schemas["TimelineItem"];
}

describe("when to look again at what is leaving", () => {
  it.each([
    ["nothing leaves", [message(), message({ state: "sent" })], false],
    ["it is uncertain, which only a person ends", [message({ state: "uncertain" })], false],
    ["it can be taken back for 8 s", [message({ undo_until: at(8) })], 9_500],
    ["it is being sent", [message({ state: "sending" })], 3_000],
    ["its time has just come", [message({ undo_until: at(-1) })], 3_000],
    ["it is tried again in a minute", [message({ next_at: at(60), fault: "x" })], 61_500],
    ["it has been held for long", [message({ at: at(-300), fault: "no-relay" })], 30_000],
    ["one is sooner", [message({ next_at: at(60) }), message({ undo_until: at(2) })], 3_500],
  ] as const)("%s", (_, items, wait) => expect(nextLook([...items], now)).toBe(wait));
});
