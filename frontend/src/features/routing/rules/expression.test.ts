import { describe, expect, it } from "vitest";
import { placeOf } from "./caret-line";
import { complete, put } from "./completion";

const vocabulary = {
  fields: [
    { name: "reason", kind: "code", ops: [], codes: ["booking", "rebooking", ""] },
    { name: "patient.known", kind: "truth", ops: [] },
    { name: "patient.open", kind: "count", ops: [] },
    { name: "words", kind: "words", ops: [] },
  ],
  functions: ["words"],
  operators: ["and", "or", "not", "in"],
};
/** The text up to the bar is before the caret. */
const at = (marked: string, asked = false) => {
  const caret = marked.indexOf("|");
  const text = marked.replace("|", "");
  const offer = complete(text, caret, vocabulary, asked);
  return { text, offer, options: offer?.options.map((one) => one.text) ?? [] };
};
const chosen = (marked: string, which = 0) => {
  const { text, offer } = at(marked);
  const after = put(text, offer!, offer!.options[which]!);
  return `${after.text.slice(0, after.caret)}|${after.text.slice(after.caret)}`;
};

describe("what an expression can go on with", () => {
  it("is fields, functions and operators that begin as what is written", () => {
    expect(at("rea|").options).toEqual(["reason"]);
    expect(at("medical and pat|").options).toEqual(["patient.known", "patient.open"]);
    expect(at("patient.o|").options).toEqual(["patient.open"]);
    expect(at("medical a|").options).toEqual(["and"]);
  });

  it("is nothing where nothing is begun, unless somebody asks", () => {
    expect(at("medical and |").options).toEqual([]);
    expect(at("medical and |", true).options).toContain("reason");
    expect(at("reason|").options).toEqual([]);
  });

  it("is the codes of the field that is compared, within quotation marks", () => {
    expect(at('reason == "|').options).toEqual(["booking", "rebooking"]);
    expect(at('reason in ["booking", "re|').options).toEqual(["rebooking"]);
    expect(at('reason not in ["|').options).toEqual(["booking", "rebooking"]);
    expect(at('words("sv|').options).toEqual([]);
    expect(at('hour >= "|').options).toEqual([]);
  });

  it("takes the place of what is begun and closes the quotation", () => {
    expect(chosen("medical and rea|")).toBe("medical and reason|");
    expect(chosen('reason == "boo|')).toBe('reason == "booking"|');
    expect(chosen('reason == "boo|" and open')).toBe('reason == "booking"| and open');
    expect(chosen("re|a == 1")).toBe("reason| == 1");
    expect(chosen("wor|", 1)).toBe("words(|");
  });
});

describe("where a fault is", () => {
  it("is a character of a line, and of the whole text", () => {
    expect(placeOf("open\nand reas", 2, 5)).toEqual({ offset: 9, excerpt: "and reas", column: 4 });
    expect(placeOf('"å" and x', 1, 9)).toMatchObject({ offset: 8, column: 8 });
  });

  it("is at the end where it is said to be behind it, and nowhere in a line that is not there", () => {
    expect(placeOf("open", 1, 99)).toMatchObject({ offset: 4, column: 4 });
    expect(placeOf("open", 3, 1)).toBeNull();
    expect(placeOf("open", undefined)).toBeNull();
  });

  it("is shown with what stands round it in a long line", () => {
    const long = `${"a".repeat(100)}!${"b".repeat(100)}`;
    const place = placeOf(long, 1, 101)!;
    expect(place.excerpt[place.column]).toBe("!");
    expect(place.excerpt).toMatch(/^…a+!b+…$/);
    expect(place.excerpt.length).toBeLessThan(60);
  });
});
