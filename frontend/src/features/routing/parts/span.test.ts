import { describe, expect, it } from "vitest";
import {
  gaps,
  mondayOf,
  nextSpan,
  overlapping,
  readClock,
  readSpan,
  spanWords,
  weekNumber,
  writeSpan,
} from "./span";

const spans = (...all: string[]) => all.map(readSpan);
const written = (all: { from: number; to: number }[]) => all.map(writeSpan);

describe("clock times", () => {
  it.each([
    ["7", 420],
    ["730", 450],
    ["7.30", 450],
    ["24", 1440],
    ["24:00", 1440],
    ["24:30", null],
    ["8.75", null],
    ["", null],
  ])("%s", (typed, minutes) => expect(readClock(typed)).toBe(minutes));

  it("are told with a point in Swedish and a colon in English", () => {
    expect(spanWords(readSpan("07:30-17:00"), true)).toBe("07.30–17.00");
    expect(spanWords(readSpan("07:30-17:00"), false)).toBe("07:30–17:00");
  });
});

describe("spans of a day", () => {
  it("that only touch do not overlap", () => {
    expect(overlapping(spans("07:30-12:00", "12:00-17:00"))).toEqual([]);
    expect(overlapping(spans("07:30-12:00", "13:00-17:00", "16:00-18:00"))).toEqual([1, 2]);
  });

  it("leave the open time that nobody has", () => {
    const open = spans("07:30-12:00", "13:00-17:00");
    expect(written(gaps(open, []))).toEqual(written(open));
    expect(written(gaps(open, spans("13:00-15:00", "08:00-12:30")))).toEqual([
      "07:30-08:00",
      "15:00-17:00",
    ]);
    expect(gaps(open, spans("00:00-24:00"))).toEqual([]);
    expect(gaps([], spans("08:00-12:00"))).toEqual([]);
  });

  it("are added after the others as long as the day has room", () => {
    expect(writeSpan(nextSpan([])!)).toBe("08:00-17:00");
    expect(writeSpan(nextSpan(spans("07:30-12:00"))!)).toBe("13:00-17:00");
    expect(writeSpan(nextSpan(spans("07:30-22:30"))!)).toBe("23:00-24:00");
    expect(nextSpan(spans("00:00-23:30"))).toBeNull();
  });
});

describe("weeks", () => {
  it.each([
    ["2026-01-01", "2025-12-29", 1],
    ["2026-11-23", "2026-11-23", 48],
    ["2027-01-03", "2026-12-28", 53],
    ["2027-01-04", "2027-01-04", 1],
    ["2028-02-29", "2028-02-28", 9],
  ])("%s is in the week from %s, number %i", (on, monday, number) => {
    expect(mondayOf(on)).toBe(monday);
    expect(weekNumber(monday)).toBe(number);
  });
});
