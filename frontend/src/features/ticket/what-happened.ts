import type { Schemas } from "../../api/client";

type Ticket = Schemas["Ticket"];

/** One thing that somebody else did; the words are ticket:happened.<key>. */
export interface Happening {
  key:
    | "closed"
    | "reopened"
    | "escalated"
    | "answered"
    | "handled"
    | "released"
    | "moved"
    | "waiting"
    | "watching"
    | "resumed"
    | "patient"
    | "edited"
    | "priority"
    | "wrote"
    | "merged"
    | "touched";
  values: Record<string, string>;
}

/**
 * What happened between the ticket that a person saw and the one that is there
 * now, most telling first. Empty when the person has seen the newest version.
 */
export function whatHappened(before: Ticket, after: Ticket): Happening[] {
  if (after.version <= before.version) return [];
  const found = [...course(before, after), ...facts(before, after)];
  return found.length > 0 ? found : [{ key: "touched", values: {} }];
}

function course(before: Ticket, after: Ticket): Happening[] {
  if (after.merged_into && !before.merged_into)
    return [{ key: "merged", values: { number: after.merged_into } }];
  if (after.status === "closed" && before.status !== "closed") {
    return [{ key: "closed", values: { action: after.action?.code ?? "" } }];
  }
  const found: Happening[] = [];
  if (before.status === "closed" && after.status !== "closed")
    found.push({ key: "reopened", values: {} });
  const asked = after.escalation;
  if (asked && asked.at !== before.escalation?.at) {
    found.push({ key: "escalated", values: { queue: asked.to.name, name: asked.by?.name ?? "" } });
  } else if (asked?.answered_at && !before.escalation?.answered_at) {
    found.push({ key: "answered", values: { name: asked.answered_by?.name ?? asked.to.name } });
  } else if (after.queue.id !== before.queue.id) {
    found.push({ key: "moved", values: { queue: after.queue.name } });
  }
  if (after.status !== before.status) {
    if (after.status === "waiting" || after.status === "watching")
      found.push({ key: after.status, values: {} });
    else if (before.status === "waiting" || before.status === "watching")
      found.push({ key: "resumed", values: {} });
  }
  if (after.handler?.id !== before.handler?.id) {
    if (after.handler) found.push({ key: "handled", values: { name: after.handler.name } });
    else if (found.length === 0) found.push({ key: "released", values: {} });
  }
  return found;
}

function facts(before: Ticket, after: Ticket): Happening[] {
  const found: Happening[] = [];
  if (after.customer_wrote && !before.customer_wrote) found.push({ key: "wrote", values: {} });
  if (after.patient?.id !== before.patient?.id) found.push({ key: "patient", values: {} });
  if (after.priority !== before.priority)
    found.push({ key: "priority", values: { priority: String(after.priority) } });
  const noted = (ticket: Ticket) =>
    JSON.stringify([ticket.subject, ticket.reason, ticket.customer, ticket.identified_by]);
  if (noted(after) !== noted(before)) found.push({ key: "edited", values: {} });
  return found;
}
