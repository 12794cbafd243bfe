import type { Schemas } from "../../api/client";

/**
 * A live row tells the next deadline but not every clock: whether those that are
 * shown say something else, and must be fetched again.
 */
export function clocksAreOld(ticket: Schemas["Ticket"]): boolean {
  const running = (ticket.promises ?? []).filter(({ ended_at, paused }) => !ended_at && !paused);
  if (running.length === 0 || !ticket.due_at) return running.length > 0 || Boolean(ticket.due_at);
  const next = Math.min(...running.map(({ due_at }) => Date.parse(due_at)));
  return next !== Date.parse(ticket.due_at);
}
