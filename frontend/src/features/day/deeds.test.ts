import { expect, it } from "vitest";
import { hoursOf } from "./deeds";

it("puts each kind of deed in its column, an answer and a question back in one", () => {
  const deeds = {
    "ticket.taken": 2,
    "ticket.replied": 1,
    "ticket.requested": 1,
    "ticket.escalated": 3,
    "ticket.noted": 4,
    "ticket.closed": 5,
    "ticket.linked": 6,
    "ticket.edited": 1,
  };
  const person = { id: 1, name: "Anna Lindqvist" };
  expect(hoursOf({ person, on: "2026-11-24", hours: [{ hour: 9, deeds }] })).toEqual([
    { hour: 9, counts: { taken: 2, answered: 2, escalated: 3, noted: 4, closed: 5, other: 7 } },
  ]);
});
