import { describe, expect, it } from "vitest";
import type { Schemas } from "../../api/client";
import { strips } from "./happenings";

const item = (id: string, kind: string, text?: string): Schemas["TimelineItem"] => ({
  id,
  kind: `ticket.${kind}`,
  at: "2026-11-17T09:00:00Z",
  actor: null,
  ...(text && { text }),
});
const items = [
  item("1", "registered", "Kan inte komma"),
  item("2", "taken"),
  item("3", "edited"),
  item("4", "noted", "Ringde tillbaka"),
  item("5", "wait-started", "Patienten hör av sig"),
];
const shape = (newest: boolean) =>
  strips(items, newest).map((strip) =>
    strip.kind === "message" ? strip.item.id : strip.items.map(({ id }) => id),
  );

describe("the timeline", () => {
  it("lets messages stand alone and gathers the events between", () => {
    expect(shape(false)).toEqual(["1", ["2", "3"], "4", ["5"]]);
  });

  it("turns round for who wants the newest first", () => {
    expect(shape(true)).toEqual([["5"], "4", ["3", "2"], "1"]);
  });
});
