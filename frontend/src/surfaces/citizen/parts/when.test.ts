import { describe, expect, it } from "vitest";
import { wordsOf } from "../i18n/words";
import { weekdayText, weekTexts, whenText } from "./when";

const now = new Date("2026-11-24T09:00:00+01:00");
const [sv, en] = [wordsOf("sv"), wordsOf("en")];

describe("when something was", () => {
  it.each([
    ["2026-11-24T00:10:00+01:00", "i dag kl. 00.10"],
    ["2026-11-23T23:50:00+01:00", "i går kl. 23.50"],
    // In Stockholm it was yesterday already, in Greenwich not yet.
    ["2026-11-22T23:30:00Z", "i går kl. 00.30"],
    ["2026-11-03T14:30:00+01:00", "3 november kl. 14.30"],
    ["2025-12-31T14:30:00+01:00", "31 december 2025 kl. 14.30"],
  ])("%s is %s", (at, words) => {
    expect(whenText(at, now, sv, "sv-SE")).toBe(words);
  });

  it("is said in English, too", () => {
    expect(whenText("2026-11-24T08:05:00+01:00", now, en, "en-GB")).toBe("today at 08:05");
    expect(weekdayText("2026-11-25", "en-GB")).toMatch(/^Wednesday,? 25 November$/);
    expect(weekdayText("2026-11-25", "sv-SE")).toBe("onsdag 25 november");
  });
});

describe("opening hours", () => {
  const day = (name: "mon" | "tue" | "wed" | "fri" | "sat", ...spans: string[]) => ({
    day: name,
    spans,
  });

  it("join days with the same hours that are beside each other", () => {
    const week = [
      day("mon", "07:30-17:00"),
      day("tue", "07:30-17:00"),
      day("wed", "08:00-12:00", "13:00-16:00"),
      day("fri", "08:00-12:00", "13:00-16:00"),
    ];
    expect(weekTexts(week, sv, "sv-SE")).toEqual([
      { days: "måndag–tisdag", hours: "07.30–17.00" },
      { days: "onsdag", hours: "08.00–12.00, 13.00–16.00" },
      { days: "fredag", hours: "08.00–12.00, 13.00–16.00" },
    ]);
    expect(weekTexts([day("sat", "10:00-14:00")], en, "en-GB")).toEqual([
      { days: "Saturday", hours: "10:00–14:00" },
    ]);
  });

  it("say nothing of a unit that is never open", () => {
    expect(weekTexts([], sv, "sv-SE")).toEqual([]);
  });
});
