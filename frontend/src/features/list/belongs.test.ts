import { describe, expect, it } from "vitest";
import { aTicket } from "../../test/a-ticket";
import { belongs, left } from "./belongs";

const me = { id: 7, queues: [1], units: ["hjarta-karl"] };

describe("whether a live row is in a list", () => {
  it.each([
    ["its queue", {}, { queue: 1 }, true],
    ["another queue", {}, { queue: 2 }, false],
    ["closed", { status: "closed" as const }, { queue: 1 }, false],
    ["another unit, seen for its owner", { unit: "ortopedi" }, { view: "all" as const }, false],
    ["mine", { handler: { id: 7, name: "Jag" } }, { view: "mine" as const }, true],
    ["a colleague's", { handler: { id: 8, name: "Hon" } }, { view: "mine" as const }, false],
    ["waiting in my queue", {}, { view: "to-answer" as const }, true],
    ["taken in my queue", { status: "active" as const }, { view: "to-answer" as const }, false],
    ["came back", { returned: true }, { view: "returned" as const }, true],
    ["with alarm words", { alarm: ["bröstsmärta"] }, { view: "alarm" as const }, true],
    ["late is the server's word", {}, { view: "late" as const }, "unsure"],
    ["a search is the server's word", {}, { q: "ord" }, "unsure"],
  ])("%s", (_, ticket, filter, answer) =>
    expect(belongs(aTicket(ticket), { sort: "due", ...filter }, me)).toBe(answer),
  );
});

describe("whether leaving a topic is leaving the list", () => {
  it("is for its own queue and for the unit", () => {
    expect(left("queue:1", { queue: 1 })).toBe(true);
    expect(left("unit:hjarta-karl", { view: "late" })).toBe(true);
  });
  it("is not sure for another topic", () => {
    expect(left("queue:2", { view: "mine" })).toBe("unsure");
    expect(left("mine", { queue: 1 })).toBe("unsure");
  });
});
