import { describe, expect, it } from "vitest";
import type { Rota } from "../state/types";
import {
  copiedForward,
  isOwn,
  mondaysFrom,
  openOn,
  turnsOn,
  unmanned,
  withDay,
  withWeekday,
} from "./weeks";

const sara = { hours: "07:30-12:00", person: 7 };
const nils = { hours: "12:00-17:00", person: 8 };
const rota: Rota = { code: "pool", name: "Pool", week: { mon: [sara, nils] } };

describe("who is on", () => {
  it("by the weekday, unless the day has turns of its own, be they none", () => {
    expect(turnsOn(rota, "2026-11-23")).toEqual([sara, nils]);
    const closed = withDay(rota, "2026-11-23", []);
    expect(turnsOn(closed, "2026-11-23")).toEqual([]);
    expect(turnsOn(closed, "2026-11-30")).toEqual([sara, nils]);
    expect(withDay(closed, "2026-11-23", null)).toEqual(rota);
  });

  it("turns are kept in the order of the day", () =>
    expect(withWeekday(rota, "tue", [nils, sara]).week!["tue"]).toEqual([sara, nils]));

  it("nobody has what is open and in no turn", () => {
    const hours = { week: { mon: ["07:30-18:00"] }, closed: ["2026-11-30"] };
    expect(unmanned([sara], openOn(hours, "2026-11-23"))).toEqual([{ from: 720, to: 1080 }]);
    expect(unmanned([], openOn(hours, "2026-11-30"))).toEqual([]);
  });
});

describe("a week copied forward (KP-10)", () => {
  const monday = "2026-12-28";
  const week = withDay(rota, "2026-12-29", [nils]);

  it("takes its own days over the new year, and leaves the ordinary ones to the week", () => {
    const next = copiedForward(week, monday, 13, false);
    expect(Object.keys(next.days!)).toHaveLength(14);
    expect(next.days!["2027-01-05"]).toEqual([nils]);
    expect(next.days!["2027-03-30"]).toEqual([nils]);
    expect(isOwn(next, "2027-01-04")).toBe(false);
  });

  it("leaves days that have turns of their own, unless told otherwise", () => {
    const planned = withDay(week, "2027-01-05", [sara]);
    expect(copiedForward(planned, monday, 2, false).days!["2027-01-05"]).toEqual([sara]);
    expect(copiedForward(planned, monday, 2, true).days!["2027-01-05"]).toEqual([nils]);
    const free = withDay(week, "2027-01-06", []);
    expect(isOwn(copiedForward(free, monday, 2, true), "2027-01-06")).toBe(false);
  });

  it("three months are thirteen weeks", () => {
    const mondays = mondaysFrom("2026-11-26", 13);
    expect([mondays[0], mondays.at(-1)]).toEqual(["2026-11-23", "2027-02-15"]);
  });
});
