import { describe, expect, it } from "vitest";
import { idleStep } from "./idle";

const minute = 60_000;
const idle = 30 * minute;
const step = (now: number, heard: number, input: number) =>
  idleStep({ now: now * minute, heard: heard * minute, input: input * minute, idle });

describe("the end of a session that nobody uses (WCAG 2.2.1)", () => {
  it.each([
    ["who reads is left alone", 4, 0, 0, "rest"],
    ["who writes for long keeps the session", 6, 0, 5, "keep"],
    ["but does not ask at every letter", 4, 0, 3.9, "rest"],
    ["who is away is warned two minutes before", 28, 0, 0, "warn"],
    ["not earlier", 27.9, 0, 0, "rest"],
    ["a touch while warned keeps the session", 29, 0, 28.9, "keep"],
    ["what was touched before the last answer is no sign of life", 28, 0, -1, "warn"],
    ["after the idle time it is over, whatever was touched", 30, 0, 29, "over"],
  ])("%s", (_, now, heard, input, expected) => {
    expect(step(now, heard, input)).toBe(expected);
  });

  it("warns in a short session, too", () => {
    const short = 3 * minute;
    expect(idleStep({ now: minute, heard: 0, input: 0, idle: short })).toBe("warn");
    expect(idleStep({ now: minute, heard: 0, input: 1, idle: short })).toBe("keep");
  });
});
