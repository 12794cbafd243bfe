import { addDays, dayOf, startOf } from "../../ui/time";

/** Calendar days in Stockholm, "2025-11-25", both included. */
export interface Days {
  from: string;
  to: string;
}

/** Instants as the server takes them: from included, to not. */
export interface Edges {
  from: string;
  to: string;
}

const day = 86_400_000;
/** The server answers for no longer period than this. */
export const longestDays = 730;

/** How many calendar days a period has. */
export function lengthOf(days: Days): number {
  return Math.round((Date.parse(days.to) - Date.parse(days.from)) / day) + 1;
}

/** Today and the days before it, so many in all. */
export function lastDays(count: number, now: number): Days {
  const today = dayOf(now);
  return { from: addDays(today, 1 - count), to: today };
}

/** Whole days, also those of 23 and 25 hours. */
export function edgesOf(days: Days): Edges {
  return { from: iso(startOf(days.from)), to: iso(startOf(addDays(days.to, 1))) };
}

/** One hour of the wall clock: two hours where it comes twice, none where it is left out. */
export function hourOf(on: string, atHour: number): Edges {
  return { from: iso(startOf(on, atHour)), to: iso(startOf(on, atHour + 1)) };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

/** The periods that are one press away, in days. */
export const presets = [1, 7, 30, 90] as const;

/** What the address says: so many days until today, or two days. */
export type Choice = { kind: "last"; count: number } | { kind: "own"; days: Days };

/** Reads the address; what is no period of ours is the last 30 days. */
export function readChoice(search: Record<string, unknown>, now: number): Choice {
  const { period, from, to } = search;
  if (typeof from === "string" && typeof to === "string") {
    const days = { from, to };
    if (daysProblem(days, now) === null) return { kind: "own", days };
  }
  const known = presets.find((count) => count === Number(period));
  return { kind: "last", count: known ?? 30 };
}

export function daysOf(choice: Choice, now: number): Days {
  return choice.kind === "own" ? choice.days : lastDays(choice.count, now);
}

/** What is wrong with a period of one's own, as a slug; null when it is right. */
export function daysProblem(days: Days, now: number): string | null {
  const shape = /^\d{4}-\d{2}-\d{2}$/;
  const whole = [days.from, days.to].every((on) => shape.test(on) && !Number.isNaN(Date.parse(on)));
  if (!whole) return "incomplete";
  if (days.from > days.to) return "backwards";
  if (days.to > dayOf(now)) return "future";
  return lengthOf(days) > longestDays ? "long" : null;
}
