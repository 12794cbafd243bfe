import type { Schemas } from "../../api/client";

/** A place that a ticket can go to, as the value of a select. */
export interface PlaceOption {
  value: string;
  label: string;
}

/** What an escalation names: exactly one of line, queue and group. */
export type EscalateTo = Pick<Schemas["EscalateBody"], "line" | "queue" | "group">;

export interface PlaceWords {
  line2: string;
  line3: string;
}

/**
 * Where a question may go: lines above or beside the ticket's own, competence
 * groups, and queues of the same or a higher line, never the one it lies in.
 */
export function escalationPlaces(
  ticket: Schemas["Ticket"],
  directory: Schemas["Directory"],
  words: PlaceWords,
) {
  const lines: PlaceOption[] = [];
  if (ticket.line < 2) lines.push({ value: "line:2", label: words.line2 });
  if (ticket.line < 3) lines.push({ value: "line:3", label: words.line3 });
  return {
    lines,
    groups: directory.groups.map(({ code, name }) => ({ value: `group:${code}`, label: name })),
    queues: directory.queues
      .filter((queue) => queue.line >= ticket.line && takes(queue, ticket))
      .map(queueOption),
  };
}

/** Whom a ticket may be handed to: who works in its queue, and every other queue. */
export function handOverPlaces(ticket: Schemas["Ticket"], directory: Schemas["Directory"]) {
  return {
    people: directory.people
      .filter(
        (person) => person.queues.includes(ticket.queue.id) && person.id !== ticket.handler?.id,
      )
      .map((person) => ({
        value: `person:${person.id}`,
        label: person.title ? `${person.name}, ${person.title}` : person.name,
      })),
    queues: directory.queues.filter((queue) => takes(queue, ticket)).map(queueOption),
  };
}

/** A closed queue takes nothing new. */
function takes(queue: Schemas["QueueInfo"], ticket: Schemas["Ticket"]) {
  return !queue.closed && queue.id !== ticket.queue.id;
}

function queueOption(queue: Schemas["QueueInfo"]): PlaceOption {
  return { value: `queue:${queue.id}`, label: queue.name };
}

export function readEscalateTo(value: string): EscalateTo {
  const [kind, rest = ""] = value.split(":", 2);
  if (kind === "line") return { line: rest === "3" ? 3 : 2 };
  if (kind === "queue") return { queue: Number(rest) };
  return { group: rest };
}

export function readHandOverTo(value: string): Schemas["HandOverTo"] {
  const [kind, rest = ""] = value.split(":", 2);
  return kind === "person" ? { person: Number(rest) } : { queue: Number(rest) };
}
