import { addDays, readTime } from "../../../ui/time";

/** Codes of the weekdays as plans have them, Monday first. */
export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];

/** A stretch of a day in minutes after midnight: open at from, closed at to. */
export interface Span {
  from: number;
  to: number;
}

export const dayLength = 24 * 60;

/** "07:30" or "24:00" of the minutes after midnight. */
export function clockOf(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Minutes after midnight of what somebody typed: "7", "730", "7.30", "24"; null for no time. */
export function readClock(typed: string): number | null {
  if (/^24(?:[.:\s]?00)?$/.test(typed.trim())) return dayLength;
  const time = readTime(typed);
  return time === null ? null : Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** "07:30-17:00" as a plan writes it; what cannot be read is nothing of the day. */
export function readSpan(hours: string): Span {
  const [from = "", to = ""] = hours.split("-");
  return { from: readClock(from) ?? 0, to: readClock(to) ?? 0 };
}

export function writeSpan({ from, to }: Span): string {
  return `${clockOf(from)}-${clockOf(to)}`;
}

/** "07.30–17.00" or, in English, "07:30–17:00". */
export function spanWords(span: Span, swedish: boolean): string {
  const words = `${clockOf(span.from)}–${clockOf(span.to)}`;
  return swedish ? words.replaceAll(":", ".") : words;
}

/** Places of the spans that begin before an earlier one has ended. */
export function overlapping(spans: readonly Span[]): number[] {
  return spans.flatMap((one, at) =>
    spans.some((other, place) => place !== at && one.from < other.to && other.from < one.to)
      ? [at]
      : [],
  );
}

/** The parts of the open time that no turn covers. */
export function gaps(open: readonly Span[], turns: readonly Span[]): Span[] {
  return open.flatMap((span) => {
    const left: Span[] = [];
    let from = span.from;
    for (const turn of turns.toSorted((a, b) => a.from - b.from)) {
      if (turn.from > from) left.push({ from, to: Math.min(turn.from, span.to) });
      from = Math.max(from, turn.to);
      if (from >= span.to) break;
    }
    if (from < span.to) left.push({ from, to: span.to });
    return left.filter(({ from, to }) => from < to);
  });
}

/** Where one more span fits after those of the day; null when the day is full. */
export function nextSpan(spans: readonly Span[]): Span | null {
  if (spans.length === 0) return { from: 8 * 60, to: 17 * 60 };
  const last = Math.max(...spans.map(({ to }) => to));
  const from = Math.min(last + 60, dayLength - 60);
  return from < last ? null : { from, to: Math.min(from + 4 * 60, dayLength) };
}

/** The weekday of a calendar day. */
export function weekdayOf(on: string): Weekday {
  return weekdays[(new Date(`${on}T00:00Z`).getUTCDay() + 6) % 7]!;
}

/** The Monday of the week that a calendar day is in. */
export function mondayOf(on: string): string {
  return addDays(on, -weekdays.indexOf(weekdayOf(on)));
}

/** The number of the week that a Monday begins, as Swedish calendars count. */
export function weekNumber(monday: string): number {
  const thursday = addDays(monday, 3);
  const first = mondayOf(`${thursday.slice(0, 4)}-01-04`);
  return Math.round((Date.parse(monday) - Date.parse(first)) / (7 * 86_400_000)) + 1;
}
