import { dayLength, overlapping, readSpan, weekdays, type Span, type Weekday } from "../parts/span";

/** Spans of the weekdays as a plan writes them, "07:30-17:00"; a day left out is closed. */
export type Week = Record<string, string[]>;

export function spansOf(week: Week, day: Weekday): Span[] {
  return (week[day] ?? []).map(readSpan);
}

/** The week with other hours on a day, earliest first. */
export function withDay(week: Week, day: Weekday, hours: readonly string[]): Week {
  const { [day]: _, ...others } = week;
  const sorted = hours.toSorted((a, b) => readSpan(a).from - readSpan(b).from);
  return sorted.length > 0 ? { ...others, [day]: sorted } : others;
}

/** A week that opens some time; one that never does is not kept, as nothing would ever fall due. */
export function opens(week: Week): boolean {
  return weekdays.some((day) => (week[day] ?? []).length > 0);
}

/** Places of the day's spans that overlap. */
export function clashes(week: Week, day: Weekday): number[] {
  return overlapping(spansOf(week, day));
}

/** Hours of a whole week, told in half hours. */
export function openHours(week: Week): number {
  const minutes = weekdays
    .flatMap((day) => spansOf(week, day))
    .reduce((sum, { from, to }) => sum + Math.min(to, dayLength) - from, 0);
  return Math.round(minutes / 30) / 2;
}
