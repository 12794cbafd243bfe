import { describe, expect, it } from "vitest";
import { personalDigits, ticketNumber } from "./ticket-number";

describe("what was typed in the search box", () => {
  it.each([
    ["100042-7", "100042-7"],
    ["1000427", "100042-7"],
    [" 100042 7 ", "100042-7"],
  ])("%s is a ticket number", (text, number) => expect(ticketNumber(text)).toBe(number));

  it.each(["hjärta", "070-174", "1000-427", "101230-2383", "20101230-2383", "070-174 06 05"])(
    "%s is none",
    (text) => expect(ticketNumber(text)).toBeNull(),
  );

  it.each([
    ["20101230-2383", "identity"],
    ["201012302383", "identity"],
    ["101230-2383", "identity"],
    ["19900161 2391", "identity"],
    ["070-174 06 05", "phone"],
    ["+46 70 174 06 05", "phone"],
    ["0701740605", "phone"],
    ["hjärtsvikt", null],
    ["100042-7", null],
  ])("%s must stay out of addresses: %s", (text, kind) => expect(personalDigits(text)).toBe(kind));
});
