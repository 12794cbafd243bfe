import { beforeEach, describe, expect, it } from "vitest";
import { setLanguage } from "../../../i18n/i18n";
import { levelSentence, scopeSentence } from "./sentence";
import { lengthIn, readLength, readWarning, targetOf, unitOf, withWarning } from "./target";

beforeEach(() => setLanguage("sv"));

const days = (n: number) => ({ kind: "working_days", days: n });
const level = (some: object) => ({ code: "x", name: "x", ...some });

describe("a level as a sentence", () => {
  it.each([
    [
      { first: days(2), next: days(2), solved: days(10) },
      "Svar inom 2 vardagar, löst inom 10 vardagar",
    ],
    [{ first: { kind: "working_days" }, next: { kind: "working_days" } }, "Svar samma dag"],
    [
      { first: { kind: "elapsed", minutes: 1440 }, next: days(1) },
      "Första svar inom 24 timmar, nästa svar inom 1 vardag",
    ],
    [{ line: { kind: "open_hours", minutes: 15 } }, "Högst 15 minuter öppettid i samma linje"],
    [{ solved: { kind: "elapsed", minutes: 90 } }, "Löst inom 1 timme 30 minuter"],
    [{}, "Lovar ingenting"],
  ])("%o", (promises, words) => expect(levelSentence(level(promises))).toBe(words));

  it("in English", () => {
    setLanguage("en");
    expect(levelSentence(level({ first: days(2), next: days(2) }))).toBe(
      "Answer within 2 working days",
    );
  });

  it("and what gets it by itself", () => {
    const names = { reason: (c: string) => c, channel: (c: string) => c, type: (c: string) => c };
    expect(scopeSentence(undefined, names)).toBe("Bara där en regel eller kö väljer den");
    expect(scopeSentence({}, names)).toBe("Gäller av sig själv för alla ärenden");
    expect(scopeSentence({ reasons: ["Omboka", "Avboka"], lines: [2] }, names)).toBe(
      "Gäller av sig själv för Omboka eller Avboka · Andra linjen",
    );
  });
});

describe("lengths", () => {
  it("keep their unit, hours when they are whole", () => {
    expect(unitOf({ kind: "elapsed", minutes: 1440 })).toBe("elapsed_h");
    expect(unitOf({ kind: "open_hours", minutes: 90 })).toBe("open_min");
    expect(lengthIn({ kind: "open_hours", minutes: 90 }, "open_h")).toBeNull();
    expect(targetOf(24, "elapsed_h", { kind: "elapsed", minutes: 1, warn_at: 0.5 })).toEqual({
      kind: "elapsed",
      minutes: 1440,
      warn_at: 0.5,
    });
  });

  it("are whole numbers that a promise can have", () => {
    expect(readLength("0", "working_days")).toBe(0);
    expect(readLength("0", "open_min")).toBeNull();
    expect(readLength("1,5", "open_h")).toBeNull();
    expect(readLength("733", "working_days")).toBeNull();
  });

  it("warn at three quarters unless told otherwise", () => {
    expect(readWarning("")).toBe(75);
    expect(readWarning("50 %")).toBe(50);
    expect(readWarning("0")).toBeNull();
    expect(withWarning({ ...days(2), warn_at: 0.5 }, 75)).toEqual(days(2));
  });
});
