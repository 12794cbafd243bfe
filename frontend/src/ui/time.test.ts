import { afterEach, describe, expect, it } from "vitest";
import { i18n } from "../i18n/i18n";
import {
  ago,
  clock,
  dayWords,
  daysBetween,
  deadlineShort,
  deadlineWords,
  exact,
  roughSpan,
  span,
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
