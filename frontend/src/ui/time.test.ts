import { afterEach, describe, expect, it } from "vitest";
import { i18n } from "../i18n/i18n";
import {
  addDays,
  ago,
  clock,
  dayOf,
  dayWords,
  daysBetween,
  deadlineShort,
  deadlineWords,
  exact,
  instantOf,
  readTime,
  roughSpan,
  span,
  startOf,
  timeOf,
  urgency,
} from "./time";

const at = (text: string) => Date.parse(text);
const min = 60_000;
const h = 60 * min;
const now = at("2025-11-25T13:20:00+01:00");

afterEach(() => void i18n.changeLanguage("sv"));

describe("spans", () => {
  it.each([
    [20_000, "1 min"],
    [45 * min, "45 min"],
    [2 * h, "2 h"],
    [70 * min, "1 h 10 min"],
    [11 * h + 50 * min, "12 h"],
    [47 * h, "47 h"],
    [72 * h, "3 dagar"],
  ])("%i ms is %s", (ms, words) => expect(span(ms)).toBe(words));

  it("is rounder in a narrow column", () => {
    expect(roughSpan(110 * min)).toBe("2 h");
    expect(roughSpan(72 * h)).toBe("3 d");
  });
});

describe("a deadline in words", () => {
  it("is calm, then warns in the last quarter, then is late", () => {
    const due = at("2025-11-25T14:30:00+01:00");
    const warn = at("2025-11-25T14:00:00+01:00");
    expect(urgency(due, warn, now)).toBe("calm");
    expect(urgency(due, warn, warn)).toBe("warn");
    expect(urgency(due, warn, due)).toBe("late");
    expect(urgency(null, null, now)).toBe("none");
  });

  it("says the time and what is left", () =>
    expect(deadlineWords(at("2025-11-25T14:30:00+01:00"), now)).toBe(
      "Svara senast kl. 14.30, 1 h 10 min kvar",
    ));

  it("names the day when it is another", () => {
    expect(deadlineWords(at("2025-11-26T09:00:00+01:00"), now)).toBe(
      "Svara senast i morgon kl. 09.00, 20 h kvar",
    );
    expect(deadlineShort(at("2025-11-27T09:00:00+01:00"), now)).toBe("tors 27 nov");
  });

  it("says how late it is, and what was promised", () => {
    const due = at("2025-11-25T11:20:00+01:00");
    expect(deadlineShort(due, now)).toBe("Försenat 2 h");
    expect(deadlineWords(due, now)).toBe("Försenat 2 h, skulle besvarats i dag kl. 11.20");
  });

  it.each([
    ["first", "Svara senast kl. 14.30, 1 h 10 min kvar"],
    ["next", "Svara igen senast kl. 14.30, 1 h 10 min kvar"],
    ["solved", "Lös senast kl. 14.30, 1 h 10 min kvar"],
    ["line", "Klart i linjen senast kl. 14.30, 1 h 10 min kvar"],
  ] as const)("says what is due: %s", (kind, words) =>
    expect(deadlineWords(at("2025-11-25T14:30:00+01:00"), now, kind)).toBe(words),
  );

  it("says that the clock stands still", () =>
    expect(deadlineWords(null, now)).toBe("Klockan står stilla"));

  it("speaks English, too", async () => {
    await i18n.changeLanguage("en");
    expect(deadlineWords(at("2025-11-25T14:30:00+01:00"), now)).toBe(
      "Answer by 14:30, 1 h 10 min left",
    );
  });
});

describe("when the clocks change", () => {
  it("tells Stockholm's time on both sides of the spring night", () => {
    expect(clock(at("2026-03-28T23:30:00Z"))).toBe("00.30");
    expect(clock(at("2026-03-29T01:30:00Z"))).toBe("03.30");
  });

  it("counts the short night as one day, and the hours that really are left", () => {
    const evening = at("2026-03-28T22:00:00+01:00");
    const morning = at("2026-03-29T08:00:00+02:00");
    expect(daysBetween(evening, morning)).toBe(1);
    expect(deadlineWords(morning, evening)).toBe("Svara senast i morgon kl. 08.00, 9 h kvar");
  });

  it("counts the long night as one day, though its last hour comes twice", () => {
    const evening = at("2026-10-24T22:00:00+02:00");
    const morning = at("2026-10-25T08:00:00+01:00");
    expect(daysBetween(evening, morning)).toBe(1);
    expect(deadlineWords(morning, evening)).toBe("Svara senast i morgon kl. 08.00, 11 h kvar");
    expect(clock(at("2026-10-25T00:30:00Z"))).toBe("02.30");
    expect(clock(at("2026-10-25T01:30:00Z"))).toBe("02.30");
  });
});

describe("other times", () => {
  it("is near in words and exact on hover", () => {
    expect(ago(now - 12 * min, now)).toBe("12 min sedan");
    expect(ago(now - 10_000, now)).toBe("nyss");
    expect(ago(now + 2 * h, now)).toBe("om 2 h");
    expect(exact(now, now)).toBe("i dag kl. 13.20");
  });

  it("names the year only when it is another", () => {
    expect(dayWords(at("2025-11-24T12:00:00+01:00"), now)).toBe("i går");
    expect(dayWords(at("2024-11-27T12:00:00+01:00"), now)).toBe("27 nov 2024");
  });
});

describe("the beginning of a day or an hour in Stockholm", () => {
  it.each([
    ["2025-11-25", 0, "2025-11-25T00:00:00+01:00"],
    ["2025-07-01", 0, "2025-07-01T00:00:00+02:00"],
    // The clock goes forward at 02: that hour is left out, and the day has 23.
    ["2026-03-29", 0, "2026-03-29T00:00:00+01:00"],
    ["2026-03-29", 2, "2026-03-29T03:00:00+02:00"],
    ["2026-03-29", 3, "2026-03-29T03:00:00+02:00"],
    ["2026-03-30", 0, "2026-03-30T00:00:00+02:00"],
    // The clock goes back at 03: the hour from 02 comes twice, and the day has 25.
    ["2026-10-25", 0, "2026-10-25T00:00:00+02:00"],
    ["2026-10-25", 2, "2026-10-25T02:00:00+02:00"],
    ["2026-10-25", 3, "2026-10-25T03:00:00+01:00"],
    ["2026-10-26", 0, "2026-10-26T00:00:00+01:00"],
  ])("%s at %i is %s", (on, hour, instant) => expect(startOf(on, hour)).toBe(at(instant)));

  it("has an answer for the years that a date field holds while one types", () => {
    expect(dayOf(startOf("0020-01-01"))).toBe("0020-01-01");
  });
});

describe("calendar days", () => {
  it("crosses months, years, leap days and changes of the clock", () => {
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2026-03-28", 2)).toBe("2026-03-30");
    expect(addDays("2026-10-24", 2)).toBe("2026-10-26");
    expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
  });

  it("are Stockholm's", () => {
    expect(addDays(dayOf(at("2026-10-24T22:30:00Z")), 1)).toBe("2026-10-26");
    expect(addDays(dayOf(at("2026-10-24T21:30:00Z")), 1)).toBe("2026-10-25");
  });
});

describe("a day and a typed time", () => {
  it.each([
    ["9", "09:00"],
    ["915", "09:15"],
    ["0915", "09:15"],
    ["9.15", "09:15"],
    ["9:15", "09:15"],
    ["14 05", "14:05"],
  ])("reads %s", (typed, time) => expect(readTime(typed)).toBe(time));

  it.each(["", "25", "9.75", "kvart över nio", "12345"])("does not read %s", (typed) =>
    expect(readTime(typed)).toBeNull(),
  );

  it.each([
    ["2026-01-15", "9.15", "2026-01-15T09:15:00+01:00"],
    ["2026-07-15", "9.15", "2026-07-15T09:15:00+02:00"],
    ["2026-03-29", "01:59", "2026-03-29T01:59:00+01:00"],
    ["2026-03-29", "03:00", "2026-03-29T03:00:00+02:00"],
    // Comes twice: the first is meant.
    ["2026-10-25", "02:30", "2026-10-25T02:30:00+02:00"],
    ["2026-10-25", "03:00", "2026-10-25T03:00:00+01:00"],
  ])("%s %s is %s, whatever zone the browser is in", (on, typed, instant) =>
    expect(instantOf(on, typed)).toEqual(new Date(instant)),
  );

  it.each([
    ["2026-03-29", "02:30"],
    ["2026-02-30", "9"],
    ["2026-13-01", "9"],
    ["", "9"],
    ["2026-11-17", "x"],
  ])("%s %s is none", (on, typed) => expect(instantOf(on, typed)).toBeNull());

  it("goes there and back", () =>
    expect(timeOf(instantOf("2026-11-17", "16:59")!.getTime())).toBe("16:59"));
});
