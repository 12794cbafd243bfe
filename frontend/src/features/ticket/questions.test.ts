import { describe, expect, it } from "vitest";
import type { Schemas } from "../../api/client";
import { aTicket } from "../../test/a-ticket";
import { questionsOf } from "./questions";

const asked = (question: string, hour: number, answeredHour?: number): Schemas["Escalation"] => ({
  from: { id: 1, name: "Kontaktpunkten" },
  to: { id: 2, name: "Sjuksköterskor" },
  reason: "needs-licence",
  question,
  by: null,
  at: `2026-11-17T${hour}:00:00Z`,
  ...(answeredHour && {
    answer: `svar på ${question}`,
    answered_at: `2026-11-17T${answeredHour}:00:00Z`,
  }),
});
const toNurses = asked("till sjuksköterskor", 10);
const toArrhythmia = asked("till arytmi", 11);
const now = (escalations: Schemas["Escalation"][]) => {
  const { open, behind, answered } = questionsOf(aTicket({ escalations }));
  return [open?.question, behind.map(({ question }) => question), answered?.answer];
};

describe("which question counts now", () => {
  it("the newest open one, with the one that it grew out of behind it", () => {
    expect(now([toNurses, toArrhythmia])).toEqual([
      "till arytmi",
      ["till sjuksköterskor"],
      undefined,
    ]);
  });

  it("back with the nurses: their question still waits, and the answer they got is there", () => {
    expect(now([toNurses, asked("till arytmi", 11, 12)])).toEqual([
      "till sjuksköterskor",
      [],
      "svar på till arytmi",
    ]);
  });

  it("back with the contact point: the last answer counts", () => {
    expect(now([asked("till sjuksköterskor", 10, 13), asked("till arytmi", 11, 12)])).toEqual([
      undefined,
      [],
      "svar på till sjuksköterskor",
    ]);
  });

  it("an old answer does not stand beside a newer question", () => {
    expect(now([asked("förra", 8, 9), toNurses])).toEqual(["till sjuksköterskor", [], undefined]);
  });

  it("goes by the one question of a list row until the rest has come", () => {
    expect(questionsOf(aTicket({ escalation: toNurses })).open).toEqual(toNurses);
  });
});
