import type { TicketFilter } from "../../api/keys";
import { edgesOf, type Days, type Edges } from "./period";
import type { Row } from "./rows";

/** An address in the desk with the list behind a figure. */
export type Target =
  | { to: "/queue/$id"; params: { id: string } }
  | { to: "/view/$view"; params: { view: "all" }; search: TicketFilter }
  | { to: "/mail"; search: { show: string } }
  | { to: "/deliveries" }
  | { to: "/routing/$unit"; params: { unit: string }; search: Record<string, string> };

export function listOf(search: TicketFilter): Target {
  return { to: "/view/$view", params: { view: "all" }, search };
}

/** Whose tickets a row is about, as the list's filters say it. */
function placeOf(row: Row): TicketFilter {
  if (row.queue) return { queue: row.queue.id };
  return { ...(row.line ? { line: row.line } : {}), ...(row.unit ? { unit: row.unit } : {}) };
}

export function openOf(row: Row): Target {
  if (row.queue) return { to: "/queue/$id", params: { id: String(row.queue.id) } };
  return listOf(placeOf(row));
}

export function oldestOf(row: Row): Target {
  return listOf({ ...placeOf(row), sort: "oldest" });
}

export function lateOf(row: Row): Target {
  return listOf({ ...placeOf(row), late: true });
}

/** Contacts that happened in a time, whatever became of them. */
export function cameOf(row: Row, { from, to }: Edges): Target {
  return listOf({ ...placeOf(row), occurred_from: from, occurred_to: to, sort: "newest" });
}

/** Tickets closed as solved in a time, by any line. */
export function solvedOf(row: Row, { from, to }: Edges): Target {
  const closed = { closed_from: from, closed_to: to, sort: "closed" } as const;
  return listOf({ ...placeOf(row), solved: "solved", ...closed });
}

/** The closed tickets behind a share: of the units that own them, as the share is counted. */
export function closedOf(days: Days, solved: NonNullable<TicketFilter["solved"]>): Target {
  const { from, to } = edgesOf(days);
  return listOf({ owner: "unit", solved, closed_from: from, closed_to: to, sort: "closed" });
}

/** Contacts of a unit that came by one way in a time, and of them those that a figure counts. */
export function wayOf(
  { unit, channel }: { unit: string; channel: string },
  { from, to }: Edges,
  only: TicketFilter = {},
): Target {
  const came = { occurred_from: from, occurred_to: to, sort: "newest" } as const;
  return listOf({ owner: "unit", unit, channel, ...came, ...only });
}

/** The closed tickets of a reason in a unit, as the share of each line is counted. */
export function reasonOf(
  { unit, reason }: { unit: string; reason: string },
  days: Days,
  solved: NonNullable<TicketFilter["solved"]>,
): Target {
  const { from, to } = edgesOf(days);
  const closed = { closed_from: from, closed_to: to, sort: "closed" } as const;
  return listOf({ owner: "unit", unit, reason, solved, ...closed });
}

/** The rule to change, in the unit's routing, with what looks at the reason marked. */
export function ruleOf(unit: string, rule: string, reason: string): Target {
  return { to: "/routing/$unit", params: { unit }, search: { rule, reason } };
}

/** Where the unit's draft is rehearsed. */
export function rehearsalOf(unit: string): Target {
  return { to: "/routing/$unit", params: { unit }, search: { tab: "rehearsal" } };
}

/** Mail that waits in one way. */
export function mailOf(outcome: string): Target {
  return { to: "/mail", search: { show: outcome } };
}

/** What left the desk and did not arrive. */
export const toDeliveries: Target = { to: "/deliveries" };
