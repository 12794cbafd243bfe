import { describe, expect, it } from "vitest";
import { alarmsIn } from "./alarm";

const list = [
  { word: "bröstsmärta", pattern: "bröstsmärt*" },
  { word: "bröstsmärta", pattern: "ont ~ bröst*" },
  { word: "svimmat", pattern: "svimm*" },
  { word: "kan inte andas", pattern: "kan inte andas" },
  { word: "förlamad", pattern: "lam" },
];

describe("words that suggest an emergency (KP-7a)", () => {
  it.each([
    ["Har haft bröstsmärtor sedan i natt", ["bröstsmärta"]],
    ["SVIMMADE i morse", ["svimmat"]],
    ["Säger att hon har ont  i\nbröstet.", ["bröstsmärta"]],
    ["kan inte andas! svimmat två gånger", ["svimmat", "kan inte andas"]],
    ["blev lam i armen", ["förlamad"]],
  ])("finds %s", (text, found) => {
    expect(alarmsIn(text, list)).toEqual(found);
  });

  it("finds whole words where there is no asterisk, and beginnings only where there is", () => {
    expect(alarmsIn("vill ha en lampa", list)).toEqual([]);
    expect(alarmsIn("halssvimmande", list)).toEqual([]);
  });

  it("lets at most three other words stand in a gap", () => {
    expect(alarmsIn("ont ett två tre bröstet", list)).toHaveLength(1);
    expect(alarmsIn("ont ett två tre fyra bröstet", list)).toEqual([]);
  });

  it("does not read negations: visibility is raised, never lowered", () => {
    expect(alarmsIn("har inte ont i bröstet", list)).toEqual(["bröstsmärta"]);
  });

  it("finds what is typed in haste or arrives decomposed", () => {
    expect(alarmsIn("brostsmartor", list)).toEqual(["bröstsmärta"]);
    expect(alarmsIn("svímmade", list)).toEqual(["svimmat"]);
    expect(alarmsIn("bro\u0308stsma\u0308rta", list)).toEqual(["bröstsmärta"]);
  });

  it("finds nothing in an ordinary question", () => {
    expect(alarmsIn("Vill boka om tiden på torsdag", list)).toEqual([]);
    expect(alarmsIn("", list)).toEqual([]);
  });
});
