import type { Schemas } from "../../api/client";
import type { TicketFilter } from "../../api/keys";

type Ticket = Schemas["Ticket"];

/** What of the signed-in person decides which lists a ticket is in. */
export type Viewer = { id: number; queues: readonly number[]; units: readonly string[] };

/**
 * Whether a row that the live line brought is in a list, as far as the screen can
 * tell: "unsure" asks the server, whose word on a list is the only one.
 */
export function belongs(ticket: Ticket, filter: TicketFilter, me: Viewer): boolean | "unsure" {
  const { queue, view = "all", sort: _, ...other } = filter;
  if (Object.values(other).some((value) => value !== undefined)) return "unsure";
  if (ticket.status === "closed" || !me.units.includes(ticket.unit)) return false;
  if (queue !== undefined && ticket.queue.id !== queue) return false;
  const myQueue = me.queues.includes(ticket.queue.id);
  switch (view) {
    case "all":
      return true;
    case "mine":
      return ticket.handler?.id === me.id;
    case "to-answer":
      return myQueue && (ticket.status === "new" || ticket.status === "queued");
    case "returned":
      return myQueue && ticket.returned;
    case "watching":
      return ticket.status === "watching" || ticket.status === "waiting";
    case "alarm":
      return (ticket.alarm?.length ?? 0) > 0;
    default:
      return "unsure";
  }
}

/** Whether "left this topic" means that a row left this list. */
export function left(topic: string, filter: TicketFilter): boolean | "unsure" {
  if (topic === `queue:${filter.queue}` || topic.startsWith("unit:")) return true;
  if (topic === "mine" && filter.view === "mine") return true;
  return "unsure";
}
