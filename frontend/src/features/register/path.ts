import { occurredProblem } from "./occurred";
import type { RegisterForm } from "./form";
import { identifiedOf, kindOf } from "./suggest";

/**
 * The way through the form in the order that people speak. Enter goes to the
 * next stop; Tab goes to every field. A stop that is already answered by what
 * is known is left out, so that a known patient is five stops and a question
 * about nobody is one.
 */
export type Stop =
  | "when"
  | "who"
  | "choice"
  | "patient-name"
  | "caller"
  | "caller-name"
  | "relation"
  | "phone"
  | "identified"
  | "reason"
  | "text"
  | "subject"
  | "action"
  | "action-note"
  | "journal-system"
  | "journal-time"
  | "journal-by"
  | "to"
  | "why"
  | "question"
  | "send";

export interface Known {
  /** The number is right but nobody here has it. */
  newPatient: boolean;
}

/** The stops of Enter, in order. */
export function stops(form: RegisterForm, known: Known): Stop[] {
  const path: Stop[] = [];
  if (form.paper) path.push("when");
  path.push("who");
  if (form.nobody) return [...path, "text", "send"];
  if (known.newPatient) path.push("patient-name");
  path.push("caller");
  if (kindOf(form) !== "patient") path.push("caller-name", "relation", "phone");
  if (identifiedOf({ ...form, identifiedBy: null }) === null) path.push("identified");
  return [...path, "reason", "text", "send"];
}

/** Where Enter goes from a stop; a stop off the path goes to the text. */
export function nextStop(form: RegisterForm, known: Known, from: Stop): Stop {
  const path = stops(form, known);
  const at = path.indexOf(from);
  return at < 0 ? "text" : (path[at + 1] ?? "send");
}

/** Where the form begins: at the time of a paper note that has none, else with who it is. */
export function firstStop(form: RegisterForm, now: Date): Stop {
  return form.paper && occurredProblem(form.day, form.time, now) ? "when" : "who";
}
