import type { Schemas } from "../../api/client";
import type { RegisterForm } from "./form";
import type { Stop } from "./path";

/** Where the server's word on a field is shown. Paths may come with or without the end they belong to. */
export function stopOfField(path: string): Stop {
  const bare = path.replace(/^end\.(close|escalate)\./, "");
  if (path.startsWith("end.escalate.")) {
    if (bare === "reason") return "why";
    return bare === "question" ? "question" : "to";
  }
  const known = stopByField[bare];
  if (known) return known;
  return bare.startsWith("patient") ? "who" : "text";
}

const stopByField: Record<string, Stop> = {
  occurred_at: "when",
  "patient.identity_number": "who",
  "patient.name": "patient-name",
  "customer.kind": "caller",
  "customer.name": "caller-name",
  "customer.relation": "relation",
  "customer.phone": "phone",
  "customer.email": "phone",
  identified_by: "identified",
  reason: "reason",
  subject: "subject",
  text: "text",
  action: "action",
  note: "action-note",
  journalled: "journal-system",
  "journalled.system": "journal-system",
  "journalled.at": "journal-time",
  "journalled.by": "journal-by",
  line: "to",
  queue: "to",
  group: "to",
  question: "question",
};

export type FieldErrors = Partial<Record<Stop, Schemas["ProblemField"]>>;

/** The server's words, by stop. */
export function errorsByStop(problem: Schemas["Problem"]): FieldErrors {
  return Object.fromEntries(
    (problem.fields ?? []).map((field) => [stopOfField(field.field), field]),
  );
}

const stopOfKey: Partial<Record<keyof RegisterForm, Stop>> = {
  day: "when",
  time: "when",
  lookup: "who",
  picked: "who",
  nobody: "who",
  patientName: "patient-name",
  kind: "caller",
  callerName: "caller-name",
  relation: "relation",
  phone: "phone",
  email: "phone",
  identifiedBy: "identified",
  reason: "reason",
  subject: "subject",
  text: "text",
  action: "action",
  actionNote: "action-note",
  journalSystem: "journal-system",
  journalTime: "journal-time",
  journalBy: "journal-by",
  to: "to",
  why: "why",
  question: "question",
};

/** What the person has mended since is no longer marked; the rest stays marked. */
export function withoutMended(errors: FieldErrors, patch: Partial<RegisterForm>): FieldErrors {
  const left = { ...errors };
  for (const key of Object.keys(patch) as (keyof RegisterForm)[]) {
    const stop = stopOfKey[key];
    if (stop) delete left[stop];
  }
  return left;
}
