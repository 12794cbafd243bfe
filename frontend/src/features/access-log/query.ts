import type { Schemas } from "../../api/client";
import { ticketNumber } from "../../ui/ticket-number";
import { addDays, dayOf, startOf } from "../../ui/time";

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

/** The question in the server's words: what is not asked for is left out. */
export function bodyOf(asked: Asked, cursor?: string): Schemas["AccessQuery"] {
  const ticket = asked.ticket.trim();
  return {
    limit: pageSize,
    ...(asked.identityNumber.trim() && { identity_number: asked.identityNumber.trim() }),
    ...(asked.employee.trim() && { employee: asked.employee.trim() }),
    ...(ticket && { ticket: ticketNumber(ticket) ?? ticket }),
    ...(asked.from && { from: iso(startOf(asked.from)) }),
    ...(asked.to && { to: iso(startOf(addDays(asked.to, 1))) }),
    ...(cursor && { cursor }),
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
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
  return { from: addDays(today, 1 - days), to: today };
}
