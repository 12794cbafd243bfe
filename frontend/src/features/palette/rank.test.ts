import { describe, expect, it } from "vitest";
import { rank } from "./rank";

const items = ["Kärl", "Receptpool", "Eskalera", "Mina ärenden"].map((label) => ({
  label,
  group: "Gå till",
}));
const found = (query: string) => rank(items, query).map((item) => item.label);

describe("the palette's order", () => {
  it("shows all before anything is typed", () => expect(found("")).toHaveLength(4));
  it("finds by the beginning of any word", () => expect(found("ären")).toEqual(["Mina ärenden"]));
  it("keeps å, ä and ö apart from a and o", () => expect(found("karl")).toEqual([]));
  it("needs every word", () => expect(found("mina recept")).toEqual([]));
  it("puts what begins so first", () => {
    const both = [
      { label: "Visa recept", group: "x" },
      { label: "Receptpool", group: "x" },
    ];
    expect(rank(both, "rec").map((item) => item.label)).toEqual(["Receptpool", "Visa recept"]);
  });
});
