import { addDays } from "../../../ui/time";
import type { OpeningHours } from "../state/types";

/** How long a list of closed days may be; the server refuses more. */
const most = 366;

/** A day as the field for days writes it, and as a plan keeps it. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00Z`));
}

/** Every day from the first to the last; nothing when they are the wrong way round or too many. */
export function daysFrom(first: string, last: string): string[] {
  if (!isDay(first) || !isDay(last) || last < first) return [];
  const days: string[] = [];
  for (let day = first; day <= last && days.length <= most; day = addDays(day, 1)) days.push(day);
  return days.length > most ? [] : days;
}

/** The hours with more closed days, each with the name given, in the order of the calendar. */
export function withClosed(
  hours: OpeningHours,
  days: readonly string[],
  name: string,
): OpeningHours {
  const closed = [...new Set([...(hours.closed ?? []), ...days])].toSorted();
  return days.reduce<OpeningHours>((all, day) => named(all, day, name), { ...hours, closed });
}

/** The hours with another name for a closed day; "" takes it away. */
export function named(hours: OpeningHours, day: string, name: string): OpeningHours {
  const { closed_names, ...others } = hours;
  const { [day]: _, ...names } = closed_names ?? {};
  if (name.trim()) names[day] = name.trim();
  return Object.keys(names).length > 0 ? { ...others, closed_names: names } : others;
}

/** The hours without a closed day and its name. */
export function withoutClosed(hours: OpeningHours, day: string): OpeningHours {
  const { closed, ...others } = named(hours, day, "");
  const left = (closed ?? []).filter((one) => one !== day);
  return left.length > 0 ? { ...others, closed: left } : others;
}
