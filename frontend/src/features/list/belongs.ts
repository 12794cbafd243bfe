import type { Schemas } from "../../api/client";
import type { TicketFilter } from "../../api/keys";

type Ticket = Schemas["Ticket"];

/**
 * Whether a row that the live line brought is in a list, as far as the screen can
 * tell: "unsure" asks the server, whose word on a list is the only one.
 */
export function belongs(ticket: Ticket, filter: TicketFilter, me: number): boolean | "unsure" {
  const { queue, line, view, ...other } = filter;
  if (ticket.status === "closed" && other.status !== "closed") return false;
  if (queue !== undefined && ticket.queue.id !== queue) return false;
  if (line !== undefined && ticket.line !== line) return false;
  if (view === "mine") return ticket.handler?.id === me;
  const plain = Object.entries(other).every(
    ([name, value]) => value === undefined || name === "sort",
  );
  return plain && (view === undefined || view === "all") ? true : "unsure";
}
