import type { Schemas } from "../../api/client";
import { ticketNumber } from "../../ui/ticket-number";
import { dayOf } from "../../ui/time";

/** What is asked of the access log, as it is typed. Days are "2025-11-25", both included. */
export interface Asked {
  identityNumber: string;
  employee: string;
  ticket: string;
  from: string;
  to: string;
}

export const nothing: Asked = { identityNumber: "", employee: "", ticket: "", from: "", to: "" };

/** Entries of one page; the server lets at most 200 through. */
export const pageSize = 100;
const day = 86_400_000;

const wallClock = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Europe/Stockholm",
  dateStyle: "short",
  timeStyle: "medium",
  hourCycle: "h23",
});

/** What the clock on the wall in Stockholm shows, as if it were UTC. */
function wallOf(at: number): number {
  return Date.parse(`${wallClock.format(at).replace(", ", "T")}Z`);
}

/** The instant at which a day begins in Stockholm; no clock is changed at midnight. */
export function startOf(on: string): Date {
  const wanted = Date.parse(`${on}T00:00:00Z`);
  const offsets = [wanted - day, wanted + day].map((near) => wallOf(near) - near);
  return new Date(wanted - offsets.find((offset) => wallOf(wanted - offset) === wanted)!);
}

export function daysAfter(on: string, days: number): string {
  return new Date(Date.parse(`${on}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
}

/** The question in the server's words: what is not asked for is left out. */
export function bodyOf(asked: Asked, cursor?: string): Schemas["AccessQuery"] {
  const ticket = asked.ticket.trim();
  return {
    limit: pageSize,
    ...(asked.identityNumber.trim() && { identity_number: asked.identityNumber.trim() }),
    ...(asked.employee.trim() && { employee: asked.employee.trim() }),
    ...(ticket && { ticket: ticketNumber(ticket) ?? ticket }),
    ...(asked.from && { from: startOf(asked.from).toISOString() }),
    ...(asked.to && { to: startOf(daysAfter(asked.to, 1)).toISOString() }),
    ...(cursor && { cursor }),
  };
}

/** What the screen can see is wrong before anything is asked, as the slug of a field. */
export function mendOf(asked: Asked): { field: "from" | "to"; slug: string } | null {
  const real = (on: string) => on === "" || !Number.isNaN(Date.parse(`${on}T00:00:00Z`));
  if (!real(asked.from)) return { field: "from", slug: "not-a-date" };
  if (!real(asked.to)) return { field: "to", slug: "not-a-date" };
  const backwards = asked.from && asked.to && asked.from > asked.to;
  return backwards ? { field: "from", slug: "not-before-to" } : null;
}

/** Periods that are one press away: so many days until today. */
export const spans = [1, 7, 30, 365] as const;

export function spanOf(days: number, now: number): Pick<Asked, "from" | "to"> {
  const today = dayOf(now);
  return { from: daysAfter(today, 1 - days), to: today };
}
