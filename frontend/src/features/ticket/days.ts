import { dayOf } from "../../ui/time";

const day = 86_400_000;

/** The day so many calendar days from an instant, in Stockholm. */
export function dayAhead(now: number, days: number): string {
  return dayOf(Date.parse(`${dayOf(now)}T12:00:00Z`) + days * day);
}

/** The instant of a wall-clock day and time in Stockholm; null for what is none. */
export function instantOf(on: string, time: string): Date | null {
  const match = /^(\d{1,2})[.:\s]?(\d{2})?$/.exec(time.trim());
  if (!match || !/^\d{4}-\d{2}-\d{2}$/.test(on)) return null;
  const clock = `${(match[1] ?? "").padStart(2, "0")}:${match[2] ?? "00"}`;
  const asIfUTC = Date.parse(`${on}T${clock}:00Z`);
  if (Number.isNaN(asIfUTC)) return null;
  const candidates = [2, 1].map((hours) => new Date(asIfUTC - hours * 3_600_000));
  return (
    candidates.find(
      (at) => `${dayOf(at.getTime())} ${timeOf(at.getTime())}` === `${on} ${clock}`,
    ) ?? null
  );
}

const wallClock = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Stockholm",
  hour: "2-digit",
  minute: "2-digit",
});

/** "14:30" on a wall in Stockholm. */
export function timeOf(at: number): string {
  return wallClock.format(at);
}
