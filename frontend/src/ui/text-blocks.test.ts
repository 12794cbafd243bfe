import { describe, expect, it } from "vitest";
import { blocksOf } from "./text-blocks";

describe("a plain text in parts", () => {
  it("parts paragraphs by empty lines and keeps the lines of each", () => {
    expect(blocksOf("En rad\nen till\n\n\nNästa")).toEqual([
      { kind: "paragraph", lines: ["En rad", "en till"] },
      { kind: "paragraph", lines: ["Nästa"] },
    ]);
  });

  it("knows a list, right under its paragraph too", () => {
    expect(blocksOf("Ta med:\r\n- legitimation\r\n- kallelse\r\nVälkommen")).toEqual([
      { kind: "paragraph", lines: ["Ta med:"] },
      { kind: "list", lines: ["legitimation", "kallelse"] },
      { kind: "paragraph", lines: ["Välkommen"] },
    ]);
  });

  it("does not take a hyphen within a line, or an empty text, for a list", () => {
    expect(blocksOf("2–3 vardagar - eller fler")).toEqual([
      { kind: "paragraph", lines: ["2–3 vardagar - eller fler"] },
    ]);
    expect(blocksOf(" \n")).toEqual([]);
  });
});
