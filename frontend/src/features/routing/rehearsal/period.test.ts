import { describe, expect, it } from "vitest";
import { daysOf, edgesOf, months, problemOf } from "./period";

const at = (iso: string) => Date.parse(iso);
const tuesday = at("2026-11-24T10:00:00+01:00");

describe("the period of a rehearsal", () => {
  it("is 28 whole days until midnight, across the change of the clocks", () => {
    expect(daysOf({ kind: "weeks" }, tuesday)).toEqual({ from: "2026-10-27", to: "2026-11-23" });
    expect(edgesOf({ kind: "weeks" }, at("2026-11-17T10:00:00+01:00"))).toEqual({
      from: "2026-10-19T22:00:00.000Z",
      to: "2026-11-16T23:00:00.000Z",
    });
  });

  it("is a whole month, leap days too, and this month until yesterday", () => {
    const month = (name: string, now = tuesday) => daysOf({ kind: "month", month: name }, now);
    expect(month("2026-02")).toEqual({ from: "2026-02-01", to: "2026-02-28" });
    expect(month("2024-02")).toEqual({ from: "2024-02-01", to: "2024-02-29" });
    expect(month("2026-10")).toEqual({ from: "2026-10-01", to: "2026-10-31" });
    expect(month("2026-11")).toEqual({ from: "2026-11-01", to: "2026-11-23" });
  });

  it("offers this month from its second day, and a year back", () => {
    expect(months(tuesday).slice(0, 2)).toEqual(["2026-11", "2026-10"]);
    expect(months(tuesday)).toHaveLength(13);
    expect(months(at("2026-01-01T10:00:00+01:00"))[0]).toBe("2025-12");
    expect(months(at("2026-01-02T10:00:00+01:00"))[0]).toBe("2026-01");
  });

  it("ends a minute ago where today is not over, so that no clock calls it the future", () => {
    const today = { kind: "own", from: "2026-11-24", to: "2026-11-24" } as const;
    expect(edgesOf(today, tuesday + 31_000)).toEqual({
      from: "2026-11-23T23:00:00.000Z",
      to: "2026-11-24T08:59:00.000Z",
    });
  });

  it.each([
    ["2026-11-01", "2026-11-24", null],
    ["2026-11-01", "", "incomplete"],
    ["2026-11-02", "2026-11-01", "backwards"],
    ["2026-11-01", "2026-11-25", "future"],
    ["2025-10-21", "2026-11-24", null],
    ["2025-10-20", "2026-11-24", "long"],
  ])("from %s until %s: %s", (from, to, wrong) =>
    expect(problemOf({ kind: "own", from, to }, tuesday)).toBe(wrong),
  );
});
