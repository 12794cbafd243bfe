import type { Schemas } from "../../api/client";

/** What a person does with tickets, as the table says it. */
export const deeds = ["taken", "answered", "closed", "escalated", "noted", "other"] as const;
export type Deed = (typeof deeds)[number];

const known: Readonly<Record<string, Deed>> = {
  "ticket.taken": "taken",
  "ticket.replied": "answered",
  "ticket.requested": "answered",
  "ticket.returned": "answered",
  "ticket.closed": "closed",
  "ticket.escalated": "escalated",
  "ticket.noted": "noted",
};

export interface Hour {
  hour: number;
  counts: Record<Deed, number>;
}

/** The hours of a day with what was done in each; what has no column of its own is "other". */
export function hoursOf(day: Schemas["PersonDay"]): Hour[] {
  return day.hours.map(({ hour, deeds: kinds }) => {
    const counts = { taken: 0, answered: 0, closed: 0, escalated: 0, noted: 0, other: 0 };
    for (const [kind, n] of Object.entries(kinds)) counts[known[kind] ?? "other"] += n;
    return { hour, counts };
  });
}
