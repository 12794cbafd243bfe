import type { Schemas } from "../../api/client";
import { currentLanguage } from "../../i18n/i18n";
import { addDays } from "../../ui/time";
import { lengthOf, type Days } from "./period";

type Resolution = Schemas["Resolution"];
type Point = Schemas["ResolutionPoint"];

/** About 80 of 100 tickets are to be solved in the contact point (KP-8). */
export const goal = 0.8;

/** KP-8's two definitions, by their names in the API. */
export const definitions = ["lines_one_and_two", "first_line"] as const;
export type Definition = (typeof definitions)[number];

export function rateOf(
  counts: Record<Definition | "closed", number>,
  by: Definition,
): number | null {
  return counts.closed === 0 ? null : counts[by] / counts.closed;
}

export function locale(): string {
  return currentLanguage() === "sv" ? "sv-SE" : "en-GB";
}

export function count(n: number): string {
  return new Intl.NumberFormat(locale()).format(n);
}

/**
 * "78 %", or "–" where there is nothing to take a share of. Whole per cent, but
 * rounding never carries a figure to the goal, to nothing or to all.
 */
export function percent(rate: number | null): string {
  if (rate === null) return "–";
  const rounded = Math.round(rate * 100) / 100;
  const carried = rounded !== rate && [0, goal, 1].includes(rounded);
  return new Intl.NumberFormat(locale(), {
    style: "percent",
    minimumFractionDigits: carried ? 1 : 0,
    maximumFractionDigits: carried ? 1 : 0,
    roundingMode: carried && rate < rounded ? "floor" : carried ? "ceil" : "halfExpand",
  } as Intl.NumberFormatOptions).format(rate);
}

/** How a rate stands to the goal; `points` are percentage points, said with one decimal. */
export type Standing = { reached: boolean; points: number; words: string };

export function standing(rate: number | null): Standing | null {
  if (rate === null) return null;
  const points = Math.abs(rate - goal) * 100;
  const shown = rate === goal ? 0 : Math.max(0.1, Math.round(points * 10) / 10);
  const words = new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(shown);
  return { reached: rate >= goal, points: shown, words };
}

/** Where the closed tickets went: the parts of the whole, and what is kept beside it. */
export interface Parts {
  firstLine: number;
  secondLine: number;
  others: number;
  apart: number;
}

export function partsOf(resolution: Resolution): Parts {
  const { closed, first_line, lines_one_and_two, apart } = resolution;
  return {
    firstLine: first_line,
    secondLine: lines_one_and_two - first_line,
    others: closed - lines_one_and_two,
    apart,
  };
}

/** One point of the curve: a day, or a week where days would be too many. */
export interface Step extends Record<Definition | "closed", number> {
  days: Days;
  /** The number of the week; null for a day. */
  week: number | null;
}

/** More days than this are shown by week. */
export const mostDays = 92;

export function stepsOf(series: readonly Point[]): Step[] {
  const days = series.map((point): Step => ({
    ...countsOf(point),
    days: { from: point.on, to: point.on },
    week: null,
  }));
  const [first, last] = [series[0], series.at(-1)];
  if (!first || !last || lengthOf({ from: first.on, to: last.on }) <= mostDays) return days;
  const weeks: Step[] = [];
  for (const step of days) {
    const open = weeks.at(-1);
    if (open && weekday(step.days.from) !== 0) {
      open.days = { ...open.days, to: step.days.to };
      open.closed += step.closed;
      for (const by of definitions) open[by] += step[by];
    } else {
      weeks.push({ ...step, week: weekOf(step.days.from) });
    }
  }
  return weeks;
}

function countsOf(point: Point): Record<Definition | "closed", number> {
  const { closed, first_line, lines_one_and_two } = point;
  return { closed, first_line, lines_one_and_two };
}

/** Monday is 0. */
function weekday(on: string): number {
  return (new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** The number of the week that a day is in, as Swedes count weeks (ISO 8601). */
export function weekOf(on: string): number {
  const thursday = addDays(on, 3 - weekday(on));
  return (
    Math.floor((lengthOf({ from: `${thursday.slice(0, 4)}-01-01`, to: thursday }) - 1) / 7) + 1
  );
}
