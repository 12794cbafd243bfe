import { describe, expect, it } from "vitest";
import { aTicket } from "../../test/a-ticket";
import { whatHappened } from "./what-happened";

const before = aTicket({ version: 3 });
const bo = { id: 2, name: "Bo Ek" };

describe("what somebody else did meanwhile", () => {
  it("is nothing while the version is the one that was seen", () => {
    expect(whatHappened(before, aTicket({ version: 3, handler: bo }))).toEqual([]);
  });

  it("tells who took it", () => {
    const after = aTicket({ version: 4, status: "active", handler: bo });
    expect(whatHappened(before, after)).toEqual([{ key: "handled", values: { name: "Bo Ek" } }]);
  });

  it("tells that it was closed, and nothing besides", () => {
    const after = aTicket({
      version: 5,
      status: "closed",
      handler: bo,
      action: { code: "informed" },
    });
    expect(whatHappened(before, after)).toEqual([
      { key: "closed", values: { action: "informed" } },
    ]);
  });

  it("tells of a question and of its answer", () => {
    const asked = {
      from: { id: 1, name: "Första linjen" },
      to: { id: 8, name: "Arytmi" },
      reason: "specialist",
      question: "?",
      by: bo,
      at: "2026-11-17T09:00:00Z",
    };
    const up = aTicket({ version: 4, queue: asked.to, escalation: asked });
    expect(whatHappened(before, up)).toEqual([
      { key: "escalated", values: { queue: "Arytmi", name: "Bo Ek" } },
    ]);
    const back = aTicket({
      version: 5,
      escalation: {
        ...asked,
        answer: "Ja",
        answered_at: "2026-11-17T10:00:00Z",
        answered_by: { id: 9, name: "Greta Gran" },
      },
    });
    expect(whatHappened(up, back)).toEqual([{ key: "answered", values: { name: "Greta Gran" } }]);
  });

  it("tells of a new place, a wait and what was noted otherwise", () => {
    const after = aTicket({
      version: 4,
      queue: { id: 4, name: "Receptpool" },
      status: "waiting",
      priority: 1,
      subject: "Annat",
    });
    expect(whatHappened(before, after).map(({ key }) => key)).toEqual([
      "moved",
      "waiting",
      "priority",
      "edited",
    ]);
  });

  it("says that there is something new when nothing of that can be told", () => {
    expect(whatHappened(before, aTicket({ version: 4 }))).toEqual([{ key: "touched", values: {} }]);
  });
});
