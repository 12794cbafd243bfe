import { describe, expect, it } from "vitest";
import { instant, occurredProblem, readTime, wall } from "./occurred";

describe("the time on a paper note", () => {
  it.each([
    ["9", "09:00"],
    ["915", "09:15"],
    ["0915", "09:15"],
    ["9.15", "09:15"],
    ["9:15", "09:15"],
    ["14 05", "14:05"],
  ])("reads %s", (typed, time) => {
    expect(readTime(typed)).toBe(time);
  });

  it.each(["", "25", "9.75", "kvart över nio", "12345"])("does not read %s", (typed) => {
    expect(readTime(typed)).toBeNull();
  });

  it("is Stockholm's, whatever zone the browser is in", () => {
    expect(instant("2026-01-15", "9.15")?.toISOString()).toBe("2026-01-15T08:15:00.000Z");
    expect(instant("2026-07-15", "9.15")?.toISOString()).toBe("2026-07-15T07:15:00.000Z");
  });

  it("has no instant in the hour that summer time skips, and the first of the hour that comes twice", () => {
    expect(instant("2026-03-29", "02:30")).toBeNull();
    expect(instant("2026-10-25", "02:30")?.toISOString()).toBe("2026-10-25T00:30:00.000Z");
  });

  it("goes there and back", () => {
    expect(wall(instant("2026-11-17", "16:59")!)).toEqual({ day: "2026-11-17", time: "16:59" });
  });

  it("is neither in the future nor more than 31 days old", () => {
    const now = new Date("2026-11-17T10:00:00Z");
    expect(occurredProblem("2026-11-17", "10.59", now)).toBeNull();
    expect(occurredProblem("2026-11-17", "11.30", now)).toBe("occurred-in-future");
    expect(occurredProblem("2026-10-01", "9", now)).toBe("occurred-too-old");
    expect(occurredProblem("2026-11-17", "", now)).toBe("occurred-missing");
    expect(occurredProblem("2026-11-17", "kl", now)).toBe("occurred-unreadable");
  });
});
