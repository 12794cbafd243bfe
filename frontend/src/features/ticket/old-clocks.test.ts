import { expect, it } from "vitest";
import type { Schemas } from "../../api/client";
import { aTicket } from "../../test/a-ticket";
import { clocksAreOld } from "./old-clocks";

const due = "2025-11-25T14:30:00+01:00";
const first: Schemas["TicketPromise"] = {
  kind: "first",
  level: "answer-2wd",
  from: "2025-11-25T09:00:00+01:00",
  warn_at: "2025-11-25T13:15:00+01:00",
  due_at: "2025-11-25T13:30:00Z",
};
const solved = { ...first, kind: "solved" as const, due_at: "2025-12-09T17:00:00+01:00" };

it.each<[string, Partial<Schemas["Ticket"]>, boolean]>([
  [
    "the earliest that runs is what the row says",
    { promises: [solved, first], due_at: due },
    false,
  ],
  ["a row alone has none", { due_at: due }, true],
  ["the first was answered", { promises: [first, solved], due_at: solved.due_at }, true],
  [
    "and is known to be",
    { promises: [{ ...first, ended_at: due }, solved], due_at: solved.due_at },
    false,
  ],
  ["it waits now", { promises: [first], due_at: null }, true],
  ["and they stand still", { promises: [{ ...first, paused: true }], due_at: null }, false],
  ["nothing was promised", { due_at: null }, false],
])("%s", (_, differs, old) => expect(clocksAreOld(aTicket(differs))).toBe(old));
