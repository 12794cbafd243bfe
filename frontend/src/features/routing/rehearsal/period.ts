import { addDays, dayOf, startOf } from "../../../ui/time";

/** Over which contacts: the last four weeks, a month "2026-10", or days of one's own. */
export type Period =
  { kind: "weeks" } | { kind: "month"; month: string } | { kind: "own"; from: string; to: string };

/** Instants as the server takes them: from included, to not. */
export interface Edges {
  from: string;
  to: string;
}

/** The server runs no longer period than this. */
const longestDays = 400;
const minute = 60_000;
const day = 86_400_000;

/** The months that can be chosen, the newest first: this one from its second day on. */
export function months(now: number): string[] {
  const today = dayOf(now);
  const [year = 0, month = 0] = today.split("-").map(Number);
  const first = today.endsWith("-01") ? 1 : 0;
  return Array.from({ length: 13 }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - first - back, 1)).toISOString().slice(0, 7),
  );
}

/** The days of a period, both included. */
export function daysOf(period: Period, now: number): { from: string; to: string } {
  if (period.kind === "own") return { from: period.from, to: period.to };
  const yesterday = addDays(dayOf(now), -1);
  if (period.kind === "weeks") return { from: addDays(yesterday, -27), to: yesterday };
  const from = `${period.month}-01`;
  const last = addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1);
  return { from, to: last < yesterday ? last : yesterday };
}

/** Whole days in Sweden; one that is not over ends a minute ago, so that no clock says otherwise. */
export function edgesOf(period: Period, now: number): Edges {
  const { from, to } = daysOf(period, now);
  const end = Math.min(startOf(addDays(to, 1)), Math.floor(now / minute) * minute - minute);
  return { from: new Date(startOf(from)).toISOString(), to: new Date(end).toISOString() };
}

/** What is wrong with days of one's own, as a slug; null when they are right. */
export function problemOf(period: Period, now: number): string | null {
  if (period.kind !== "own") return null;
  const { from, to } = period;
  const shape = /^\d{4}-\d{2}-\d{2}$/;
  const whole = [from, to].every((on) => shape.test(on) && !Number.isNaN(Date.parse(on)));
  if (!whole) return "incomplete";
  if (from > to) return "backwards";
  if (to > dayOf(now)) return "future";
  return Date.parse(to) - Date.parse(from) >= longestDays * day ? "long" : null;
}
