import { addDays } from "../../../ui/time";
import {
  gaps,
  mondayOf,
  readSpan,
  weekdayOf,
  weekdays,
  type Span,
  type Weekday,
} from "../parts/span";
import type { OpeningHours, Rota, RotaTurn } from "../state/types";

/** Three months, as physicians' pools are manned (KP-10). */
export const weeksAhead = 13;

/** Mondays from the week of a day on. */
export function mondaysFrom(on: string, weeks: number): string[] {
  const first = mondayOf(on);
  return Array.from({ length: weeks }, (_, week) => addDays(first, 7 * week));
}

/** The seven days of the week that a Monday begins. */
export function daysOf(monday: string): string[] {
  return weekdays.map((_, day) => addDays(monday, day));
}

/** Whether the day has turns of its own, be they none, instead of the weekday's. */
export function isOwn(rota: Rota, on: string): boolean {
  return rota.days?.[on] !== undefined;
}

/** Who is on that day: by the day itself, else by its weekday. */
export function turnsOn(rota: Rota, on: string): RotaTurn[] {
  return rota.days?.[on] ?? rota.week?.[weekdayOf(on)] ?? [];
}

/** The rota with other turns on a weekday. */
export function withWeekday(rota: Rota, day: Weekday, turns: readonly RotaTurn[]): Rota {
  const { [day]: _, ...week } = rota.week ?? {};
  return { ...rota, week: turns.length > 0 ? { ...week, [day]: inOrder(turns) } : week };
}

/** The rota with turns of its own on a day; null makes the day an ordinary one again. */
export function withDay(rota: Rota, on: string, turns: readonly RotaTurn[] | null): Rota {
  const { days: all, ...others } = rota;
  const { [on]: _, ...days } = all ?? {};
  if (turns) days[on] = inOrder(turns);
  return Object.keys(days).length > 0 ? { ...others, days } : others;
}

/**
 * The rota with a week's own days copied to so many weeks after it. Days that
 * follow the ordinary week are not copied, they do so there too; over says that
 * days with turns of their own are written over.
 */
export function copiedForward(rota: Rota, monday: string, weeks: number, over: boolean): Rota {
  let next = rota;
  for (let week = 1; week <= weeks; week++) {
    for (const on of daysOf(monday)) {
      const target = addDays(on, 7 * week);
      if (isOwn(rota, target) && !over) continue;
      next = withDay(next, target, rota.days?.[on] ?? null);
    }
  }
  return next;
}

/** When the unit is open that day, by its week and its own closed days; holidays are the server's. */
export function openOn(hours: OpeningHours, on: string): Span[] {
  if (hours.closed?.includes(on)) return [];
  return openAt(hours, weekdayOf(on));
}

export function openAt(hours: OpeningHours, day: Weekday): Span[] {
  return (hours.week[day] ?? []).map(readSpan);
}

/** Opening hours that nobody has (obemannat pass). */
export function unmanned(turns: readonly RotaTurn[], open: readonly Span[]): Span[] {
  return gaps(
    open,
    turns.map(({ hours }) => readSpan(hours)),
  );
}

function inOrder(turns: readonly RotaTurn[]): RotaTurn[] {
  return turns.toSorted((a, b) => readSpan(a.hours).from - readSpan(b.hours).from);
}
