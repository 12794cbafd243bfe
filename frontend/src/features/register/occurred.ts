/** When a contact happened, typed as people write it on a paper note. */

const zone = "Europe/Stockholm";
const wallClock = new Intl.DateTimeFormat("sv-SE", {
  timeZone: zone,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** The day and time on a wall in Stockholm at an instant. */
export function wall(at: Date): { day: string; time: string } {
  const part = Object.fromEntries(wallClock.formatToParts(at).map((p) => [p.type, p.value]));
  return { day: `${part.year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` };
}

/** "9", "915", "0915", "9.15" and "9:15" are all times; null for what is none. */
export function readTime(typed: string): string | null {
  const match = /^(\d{1,2})[.:\s]?(\d{2})?$/.exec(typed.trim());
  if (!match) return null;
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? "0");
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/**
 * The instant of a day and time in Stockholm, whatever zone the browser is in.
 * The hour that summer time skips gives null; the one that comes twice gives
 * the first.
 */
export function instant(day: string, time: string): Date | null {
  const clock = readTime(time);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !clock) return null;
  const asIfUTC = Date.parse(`${day}T${clock}:00Z`);
  if (Number.isNaN(asIfUTC)) return null;
  for (const offsetHours of [2, 1]) {
    const candidate = new Date(asIfUTC - offsetHours * 3_600_000);
    const shown = wall(candidate);
    if (shown.day === day && shown.time === clock) return candidate;
  }
  return null;
}

export const longestBackDays = 31;

/** What is wrong with a paper note's time, as a slug; null when it is right. */
export function occurredProblem(day: string, time: string, now: Date): string | null {
  if (day === "" || time.trim() === "") return "occurred-missing";
  const at = instant(day, time);
  if (!at) return "occurred-unreadable";
  if (at.getTime() > now.getTime() + 60_000) return "occurred-in-future";
  if (at.getTime() < now.getTime() - longestBackDays * 86_400_000) return "occurred-too-old";
  return null;
}
