import type { Fault } from "../net/client";
import type { Question, Service } from "../net/types";
import type { Draft } from "./drafts";

/** Question id → slug of what is wrong with its answer. */
export type Faults = Record<string, string>;

/** What one could mean by a phone number; whether it can be rung is the server's to say. */
const phone = /^\+?[\d\s()/-]{6,25}$/;

/** Letters as people count them. */
export function lengthOf(text: string): number {
  return [...text].length;
}

export function answerOf(draft: Draft, question: Question): string {
  return draft.answers[question.id] ?? "";
}

/** The slug of what is wrong with the answer to one question, if anything is. */
export function faultOf(question: Question, draft: Draft): string | undefined {
  if (question.kind === "files") {
    if (question.required && draft.files.length === 0) return "required";
    return question.limit && draft.files.length > question.limit ? "too-many" : undefined;
  }
  const answer = answerOf(draft, question).trim();
  if (answer === "") {
    if (!question.required) return undefined;
    return question.kind === "choice" ? "choose" : "required";
  }
  if (question.limit && lengthOf(answer) > question.limit) return "too-long";
  if (question.kind === "phone" && !phone.test(answer)) return "phone-invalid";
  if (question.kind === "choice" && !question.options?.some(({ value }) => value === answer)) {
    return "unknown-value";
  }
  return undefined;
}

/** Everything that is wrong, in the order of the questions. */
export function faultsOf(service: Service, draft: Draft): Faults {
  const all = service.questions.map((question) => [question.id, faultOf(question, draft)] as const);
  return Object.fromEntries(all.filter(([, slug]) => slug !== undefined)) as Faults;
}

/** What the server found, by question; what belongs to none is left out. */
export function faultsFromServer(service: Service, fields: Fault[]): Faults {
  const files = service.questions.find(({ kind }) => kind === "files")?.id;
  const found: Faults = {};
  for (const { field, slug } of fields) {
    const id = field.startsWith("attachments") ? files : field.replace(/^answers\./, "");
    if (id && service.questions.some((question) => question.id === id)) found[id] ??= slug;
  }
  return found;
}

/** The form as it is sent: only answers to questions that it has, only those that were given. */
export function contactOf(service: Service, draft: Draft) {
  const given = service.questions
    .filter(({ kind }) => kind !== "files")
    .map((question) => [question.id, answerOf(draft, question).trim()] as const)
    .filter(([, answer]) => answer !== "");
  return {
    version: service.version,
    answers: Object.fromEntries(given),
    attachments: draft.files.map(({ id }) => id),
  };
}

/** Where in a form one is, from the rest of the path. */
export type Place = { kind: "question"; at: number } | { kind: "review" } | { kind: "sent" };

export function placeOf(rest: string | undefined, service: Service): Place {
  if (rest === "granska") return { kind: "review" };
  if (rest === "skickat") return { kind: "sent" };
  const at = Number(rest ?? 1);
  const known = Number.isInteger(at) && at >= 1 && at <= service.questions.length;
  return { kind: "question", at: known ? at : 1 };
}
