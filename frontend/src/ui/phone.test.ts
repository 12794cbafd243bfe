import { describe, expect, it } from "vitest";
import { readablePhone } from "./phone";

describe("phone numbers as people read them", () => {
  it.each([
    ["+46701740605", "070-174 06 05"],
    ["+46313900612", "031-390 06 12"],
    ["+46846500412", "08-465 004 12"],
    ["0313900612", "031-390 06 12"],
    ["+4790123456", "+4790123456"],
    ["växeln", "växeln"],
  ])("%s is %s", (number, shown) => {
    expect(readablePhone(number)).toBe(shown);
  });
});
