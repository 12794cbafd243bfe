import { describe, expect, it } from "vitest";
import { aTicket } from "../../test/a-ticket";
import { append, hear, reconcile, reset } from "./merge";

const a = aTicket({ number: "100001-1" });
const b = aTicket({ number: "100002-9" });
const c = aTicket({ number: "100003-7" });
const open = () => true;
const left = () => false;
const topic = "queue:1";
const numbers = (rows: readonly { number: string }[]) => rows.map((row) => row.number);

describe("live changes never move what is under the pointer", () => {
  it("updates a row where it stands, however urgent it became", () => {
    const urgent = { ...b, priority: 1, version: 2 };
    const shown = hear(reset([a, b]), { type: "ticket", topic, ticket: urgent }, open);
    expect(numbers(shown.rows)).toEqual(["100001-1", "100002-9"]);
    expect(shown.rows[1]!.priority).toBe(1);
  });

  it("ignores an older version that comes late", () => {
    const shown = hear(reset([{ ...a, version: 5 }]), { type: "ticket", topic, ticket: a }, open);
    expect(shown.rows[0]!.version).toBe(5);
  });

  it("keeps a new ticket aside and counts it once", () => {
    const news = { type: "ticket", topic, ticket: c } as const;
    const shown = hear(hear(reset([a, b]), news, open), news, open);
    expect(numbers(shown.rows)).toEqual(["100001-1", "100002-9"]);
    expect([...shown.fresh]).toEqual(["100003-7"]);
  });

  it("forgets a new ticket that leaves before it was shown", () => {
    const once = hear(reset([a]), { type: "ticket", topic, ticket: c }, open);
    const twice = hear(once, { type: "gone", topic, number: "100003-7" }, open);
    expect(twice.fresh.size).toBe(0);
    expect(twice.gone.size).toBe(0);
  });

  it("greys a row that left and keeps its place; it may come back", () => {
    const gone = hear(reset([a, b]), { type: "ticket", topic, ticket: { ...a, version: 2 } }, left);
    expect(numbers(gone.rows)).toEqual(["100001-1", "100002-9"]);
    expect([...gone.gone]).toEqual(["100001-1"]);
    const back = hear(gone, { type: "ticket", topic, ticket: { ...a, version: 3 } }, open);
    expect(back.gone.size).toBe(0);
  });
});

describe("paging", () => {
  it("adds a page below and never shows a row twice", () => {
    const shown = append(reset([a, b]), [b, c]);
    expect(numbers(shown.rows)).toEqual(["100001-1", "100002-9", "100003-7"]);
  });

  it("counts a new ticket no more when its page brings it", () => {
    const shown = append(hear(reset([a]), { type: "ticket", topic, ticket: c }, open), [c]);
    expect(shown.fresh.size).toBe(0);
  });
});

describe("after a gap", () => {
  it("refreshes in place, greys what is missing and keeps new ones aside", () => {
    const shown = reconcile(reset([a, b]), [c, { ...b, subject: "Ny rad", version: 2 }], true);
    expect(numbers(shown.rows)).toEqual(["100001-1", "100002-9"]);
    expect(shown.rows[1]!.subject).toBe("Ny rad");
    expect([...shown.gone]).toEqual(["100001-1"]);
    expect([...shown.fresh]).toEqual(["100003-7"]);
  });

  it("calls nothing gone when the answer covers less than what is shown", () => {
    expect(reconcile(reset([a, b]), [a], false).gone.size).toBe(0);
  });
});
