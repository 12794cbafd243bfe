import { afterEach, describe, expect, it } from "vitest";
import { i18n } from "../../i18n/i18n";
import { partsOf, percent, rateOf, standing, stepsOf, weekOf } from "./rates";
import { stepLabel, stepShort } from "./words";

/** A no-break space stands before the sign in Swedish. */
const plain = (text: string) => text.replace(/\u00a0/g, " ");
afterEach(() => void i18n.changeLanguage("sv"));

const point = (on: string, closed: number, first_line: number, lines_one_and_two: number) => ({
  on,
  closed,
  first_line,
  lines_one_and_two,
  rate_first_line: null,
  rate_lines_one_and_two: null,
});

describe("a share", () => {
  it.each([
    [null, "–"],
    [0.784, "78 %"],
    [0.785, "79 %"],
    [0.8, "80 %"],
    [0.796, "79,6 %"],
    [0.7996, "79,9 %"],
    [0.8004, "80,1 %"],
    [0.999, "99,9 %"],
    [1, "100 %"],
    [0.002, "0,2 %"],
    [0, "0 %"],
  ])("of %s is %s", (rate, words) => expect(plain(percent(rate))).toBe(words));

  it("is written the English way in English", async () => {
    await i18n.changeLanguage("en");
    expect(percent(0.796)).toBe("79.6%");
  });

  it("is nothing where nothing was closed, and not zero", () => {
    expect(rateOf({ closed: 0, first_line: 0, lines_one_and_two: 0 }, "first_line")).toBeNull();
    expect(rateOf({ closed: 4, first_line: 1, lines_one_and_two: 3 }, "first_line")).toBe(0.25);
  });

  it.each([
    [0.8, { reached: true, points: 0, words: "0" }],
    [0.87, { reached: true, points: 7, words: "7" }],
    [0.7996, { reached: false, points: 0.1, words: "0,1" }],
    [0.792, { reached: false, points: 0.8, words: "0,8" }],
    [0.55, { reached: false, points: 25, words: "25" }],
  ])("of %s stands to the goal", (rate, told) => expect(standing(rate)).toEqual(told));

  it("stands nowhere to the goal where there is none", () => expect(standing(null)).toBeNull());
});

describe("the parts", () => {
  it("sum up to what counts, with what is apart beside", () => {
    const parts = partsOf({
      from: "",
      to: "",
      closed: 506,
      first_line: 280,
      lines_one_and_two: 401,
      apart: 32,
      rate_first_line: null,
      rate_lines_one_and_two: null,
      series: [],
    });
    expect(parts).toEqual({ firstLine: 280, secondLine: 121, others: 105, apart: 32 });
    expect(parts.firstLine + parts.secondLine + parts.others).toBe(506);
  });
});

describe("the curve", () => {
  const series = (from: string, days: number) =>
    Array.from({ length: days }, (_, at) => {
      const on = new Date(Date.parse(`${from}T00:00:00Z`) + at * 86_400_000);
      return point(on.toISOString().slice(0, 10), 10, 5, 8);
    });

  it("goes by day for up to three months", () => {
    const steps = stepsOf(series("2025-08-26", 92));
    expect(steps).toHaveLength(92);
    expect(steps[0]).toMatchObject({ week: null, days: { from: "2025-08-26", to: "2025-08-26" } });
  });

  it("goes by week for longer, with weeks that begin on Monday, and loses no ticket", () => {
    const steps = stepsOf(series("2025-08-20", 100));
    expect(steps[0]).toMatchObject({
      week: 34,
      closed: 50,
      days: { from: "2025-08-20", to: "2025-08-24" },
    });
    expect(steps[1]).toMatchObject({
      week: 35,
      closed: 70,
      first_line: 35,
      lines_one_and_two: 56,
      days: { from: "2025-08-25", to: "2025-08-31" },
    });
    expect(steps.reduce((sum, step) => sum + step.closed, 0)).toBe(1000);
  });

  it("is empty without days", () => expect(stepsOf([])).toEqual([]));

  it.each([
    ["2025-11-25", 48],
    ["2026-01-01", 1],
    ["2025-12-29", 1],
    ["2027-01-01", 53],
    ["2028-12-31", 52],
  ])("%s is in week %i", (on, week) => expect(weekOf(on)).toBe(week));

  it("names its points", () => {
    const day = stepsOf([point("2025-11-25", 1, 1, 1)])[0]!;
    expect(stepLabel(day)).toBe("tis 25 nov");
    expect(stepShort(day)).toBe("25 nov");
    const week = { ...day, week: 48, days: { from: "2025-11-24", to: "2025-11-30" } };
    expect(stepLabel(week)).toBe("v. 48, 24 nov – 30 nov");
    expect(stepShort(week)).toBe("v. 48");
  });
});
