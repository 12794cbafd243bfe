import { describe, expect, it } from "vitest";
import { emptyForm } from "./form";
import { firstStop, nextStop, stops, type Known, type Stop } from "./path";

const known: Known = { newPatient: false };

function walk(form: typeof emptyForm, with_: Known): Stop[] {
  const seen: Stop[] = ["who"];
  while (seen.at(-1) !== "send") seen.push(nextStop(form, with_, seen.at(-1)!));
  return seen;
}

describe("the key path", () => {
  it("takes a known patient over four Enters to the end", () => {
    expect(walk({ ...emptyForm, lookup: "189001129817" }, known)).toEqual([
      "who",
      "caller",
      "reason",
      "text",
      "send",
    ]);
  });

  it("takes a question about nobody straight to its text", () => {
    expect(walk({ ...emptyForm, nobody: true }, known)).toEqual(["who", "text", "send"]);
  });

  it("stops for what a relative must be asked", () => {
    expect(stops({ ...emptyForm, kind: "relative" }, known)).toEqual([
      "who",
      "caller",
      "caller-name",
      "relation",
      "phone",
      "identified",
      "reason",
      "text",
      "send",
    ]);
  });

  it("stops for a new patient's name", () => {
    expect(stops(emptyForm, { newPatient: true })).toEqual([
      "who",
      "patient-name",
      "caller",
      "reason",
      "text",
      "send",
    ]);
  });

  it("begins a paper note at its time until that is right", () => {
    const now = new Date("2026-11-17T10:00:00Z");
    const note = { ...emptyForm, paper: true, day: "2026-11-16" };
    expect(firstStop(note, now)).toBe("when");
    expect(firstStop({ ...note, time: "9" }, now)).toBe("who");
    expect(firstStop(emptyForm, now)).toBe("who");
  });
});
