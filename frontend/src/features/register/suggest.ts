import type { Schemas } from "../../api/client";
import { alarmsIn, type AlarmWord } from "./alarm";
import type { CustomerKind, End, IdentifiedBy, RegisterForm } from "./form";

/**
 * What the form proposes until the person says otherwise. Proposals read the
 * catalogues that the server sends; they know no code by heart except where the
 * catalogue cannot say it, and then they do without.
 */
export interface Desk {
  reasons: Schemas["Reason"][];
  actions: Schemas["ActionInfo"][];
  escalationReasons: Schemas["Named"][];
  alarmWords: AlarmWord[];
  licensed: boolean;
  /** The record system that this person documented in last. */
  journalSystem: string;
}

/** Which action usually ends a contact about a reason; the first one that the person may state counts. */
const usualActions: Record<string, string[]> = {
  booking: ["booked"],
  rebooking: ["rebooked"],
  cancellation: ["cancelled"],
  "patient-information": ["informed", "patient-information-sent"],
  "nurse-advice": ["advice-given"],
  "prescription-renewal": ["prescription-renewed", "prescription-requested"],
  "contact-clinician": ["message-to-clinician"],
  feedback: ["complaint-received"],
};

export function findReason(desk: Desk, code: string | null): Schemas["Reason"] | undefined {
  return desk.reasons.find((reason) => reason.code === code);
}

/** The reason of a question that concerns nobody: the plain one of the catalogue. */
export function quickReason(desk: Desk): string | null {
  const open = desk.reasons.filter((reason) => !reason.needs_patient && !reason.medical);
  return (open.find(({ code }) => code === "general-information") ?? open[0])?.code ?? null;
}

/** Who contacts us when nobody has said: the patient, or anybody when it concerns nobody. */
export function kindOf(form: RegisterForm): CustomerKind {
  return form.kind ?? (form.nobody ? "other" : "patient");
}

/** How the person is identified when the channel already tells (P-11); null must be asked. */
export function identifiedOf(form: RegisterForm): IdentifiedBy | null {
  if (form.identifiedBy) return form.identifiedBy;
  if (form.channel === "citizen1177") return "e-id";
  if (form.channel !== "phone" || form.nobody) return "not-identified";
  if (kindOf(form) !== "patient") return null;
  return form.lookup.trim() === "" ? "not-identified" : "told-number";
}

/** The action proposed for "Löst nu". */
export function actionOf(form: RegisterForm, desk: Desk): string | null {
  if (form.action) return form.action;
  const allowed = desk.actions.filter((action) => action.allowed);
  const usual = usualActions[form.reason ?? ""] ?? [];
  const known = usual.find((code) => allowed.some((action) => action.code === code));
  if (known) return known;
  return (
    allowed.find((action) => action.solved && !action.medical && !action.needs_note)?.code ?? null
  );
}

/** A medical question is not the first line's to answer (P-12): it goes on to a nurse. */
export function endOf(form: RegisterForm, desk: Desk): End {
  if (form.end) return form.end;
  return findReason(desk, form.reason)?.medical && !desk.licensed ? "send" : "solved";
}

/** Where "Skicka vidare" sends: what is medical to the second line, else where the rules put it. */
export function toOf(form: RegisterForm, desk: Desk): string {
  if (form.to) return form.to;
  return findReason(desk, form.reason)?.medical && !desk.licensed ? "line:2" : "auto";
}

/** Where a medical action is documented (P-10). */
export function journalSystemOf(form: RegisterForm, desk: Desk): string {
  return form.journalSystem || desk.journalSystem;
}

/** Why it is sent up: to specialists because it needs one, else the first reason of the catalogue. */
export function whyOf(form: RegisterForm, desk: Desk): string | null {
  if (form.why) return form.why;
  const up = /^(line:3|group:)/.test(toOf(form, desk));
  const specialist = desk.escalationReasons.find(({ code }) => code === "needs-specialist");
  return (up && specialist ? specialist : desk.escalationReasons[0])?.code ?? null;
}

/** The action that refers on to somebody else, with where to in its note (KP-6a, KP-7). */
export const referredOn = "referred-on";

/** Words in what is typed that suggest an emergency (KP-7a). */
export function alarmsOf(form: RegisterForm, desk: Desk): string[] {
  return alarmsIn(`${form.text} ${form.question} ${form.subject ?? ""}`, desk.alarmWords);
}

const longestSubject = 64;

/** "Ombokning: kan inte komma på torsdag": the reason and the first words of the first sentence. */
export function subjectOf(form: RegisterForm, reasonName: string): string {
  if (form.subject !== null) return form.subject;
  const sentence =
    form.text
      .trim()
      .split(/[\n.!?]/, 1)[0]
      ?.replace(/\s+/g, " ")
      .trim() ?? "";
  if (sentence === "") return reasonName;
  const words =
    reasonName === ""
      ? sentence
      : `${reasonName}: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
  if (words.length <= longestSubject) return words;
  return `${words.slice(0, longestSubject - 1).replace(/\s+\S*$/, "")}…`;
}

const recentDays = 7;

/**
 * Earlier tickets on the same matter: open ones, and those closed within a
 * week. What the person may not see is not among the earlier ones (P-4a).
 */
export function duplicates(
  earlier: readonly Schemas["Ticket"][],
  reason: string | null,
  notSameAs: readonly string[],
  now: Date,
): Schemas["Ticket"][] {
  if (!reason) return [];
  const since = now.getTime() - recentDays * 86_400_000;
  return earlier.filter(
    (ticket) =>
      ticket.reason === reason &&
      !notSameAs.includes(ticket.number) &&
      (ticket.status !== "closed" ||
        (ticket.closed_at ? Date.parse(ticket.closed_at) >= since : false)),
  );
}
