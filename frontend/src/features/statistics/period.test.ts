import { describe, expect, it } from "vitest";
import { daysOf, daysProblem, edgesOf, hourOf, lastDays, lengthOf, readChoice } from "./period";

const at = (text: string) => Date.parse(text);
const iso = (text: string) => new Date(text).toISOString();
const now = at("2025-11-25T13:20:00+01:00");

describe("the edges of a period", () => {
  const hours = ({ from, to }: { from: string; to: string }) => (at(to) - at(from)) / 3_600_000;

  it("holds whole days, the last one too", () =>
    expect(edgesOf({ from: "2025-11-24", to: "2025-11-25" })).toEqual({
      from: iso("2025-11-24T00:00:00+01:00"),
      to: iso("2025-11-26T00:00:00+01:00"),
    }));

  it("knows the days of 23 and 25 hours", () => {
    expect(hours(edgesOf({ from: "2026-03-29", to: "2026-03-29" }))).toBe(23);
    expect(hours(edgesOf({ from: "2026-10-25", to: "2026-10-25" }))).toBe(25);
  });

  it("makes one row of the hour that comes twice, and nothing of the one left out", () => {
    expect(hours(hourOf("2026-10-25", 2))).toBe(2);
    expect(hours(hourOf("2026-10-25", 1))).toBe(1);
    expect(hours(hourOf("2026-03-29", 2))).toBe(0);
    expect(hours(hourOf("2025-11-25", 23))).toBe(1);
  });

  it("loses and doubles no moment of a day, whichever it is", () => {
    for (const on of ["2025-11-25", "2026-03-29", "2026-10-25"]) {
      const day = edgesOf({ from: on, to: on });
      const edges = Array.from({ length: 24 }, (_, hour) => hourOf(on, hour));
      expect(edges[0]!.from).toBe(day.from);
      expect(edges[23]!.to).toBe(day.to);
      edges.slice(1).forEach((edge, hour) => expect(edge.from).toBe(edges[hour]!.to));
    }
  });
});

describe("a chosen period", () => {
  it("counts today as one of the last days", () => {
    expect(lastDays(1, now)).toEqual({ from: "2025-11-25", to: "2025-11-25" });
    expect(lastDays(7, now)).toEqual({ from: "2025-11-19", to: "2025-11-25" });
    expect(lengthOf(lastDays(30, now))).toBe(30);
  });

  it("turns at midnight in Stockholm", () => {
    expect(lastDays(1, at("2025-11-25T22:59:59Z")).to).toBe("2025-11-25");
    expect(lastDays(1, at("2025-11-25T23:00:00Z")).to).toBe("2025-11-26");
  });

  it("is read from the address, and is 30 days where that says nothing", () => {
    expect(readChoice({ period: 7 }, now)).toEqual({ kind: "last", count: 7 });
    expect(readChoice({ period: "90" }, now)).toEqual({ kind: "last", count: 90 });
    expect(readChoice({ period: 8 }, now)).toEqual({ kind: "last", count: 30 });
    expect(readChoice({}, now)).toEqual({ kind: "last", count: 30 });
    const own = { from: "2025-11-01", to: "2025-11-10" };
    expect(daysOf(readChoice(own, now), now)).toEqual(own);
    expect(readChoice({ from: "2025-11-10", to: "2025-11-01" }, now).kind).toBe("last");
  });

  it.each([
    [{ from: "2025-11-01", to: "2025-11-25" }, null],
    [{ from: "", to: "2025-11-25" }, "incomplete"],
    [{ from: "2025-13-40", to: "2025-11-25" }, "incomplete"],
    [{ from: "2025-11-20", to: "2025-11-19" }, "backwards"],
    [{ from: "2025-11-20", to: "2025-11-26" }, "future"],
    [{ from: "2020-01-01", to: "2025-11-25" }, "long"],
  ])("%o is %s", (days, problem) => expect(daysProblem(days, now)).toBe(problem));
});
