import type { Schemas } from "../../api/client";

type Escalation = Schemas["Escalation"];

/** What the ticket is about now, of all the questions that were asked. */
export interface Questions {
  /** Waits for an answer from the queue that has the ticket. */
  open: Escalation | null;
  /** Asked before and still open: the question that the open one grew out of. */
  behind: Escalation[];
  /** Came back after the open question was asked, or last of all. */
  answered: Escalation | null;
}

export function questionsOf(ticket: Schemas["Ticket"]): Questions {
  const all = ticket.escalations ?? (ticket.escalation ? [ticket.escalation] : []);
  const waiting = all.filter((asked) => !asked.answered_at);
  const open = waiting.at(-1) ?? null;
  const last = all
    .filter((asked) => asked.answered_at && asked.answer)
    .sort((a, b) => Date.parse(a.answered_at ?? "") - Date.parse(b.answered_at ?? ""))
    .at(-1);
  const fresh = last && (!open || Date.parse(last.answered_at ?? "") >= Date.parse(open.at));
  return { open, behind: waiting.slice(0, -1).reverse(), answered: fresh ? last : null };
}
