import type { Schemas } from "../../api/client";
import { dayOf, instantOf } from "../../ui/time";
import type { End, RegisterForm } from "./form";
import { readLookup } from "./lookup";
import { occurredProblem } from "./occurred";
import type { Stop } from "./path";
import type { Desk } from "./suggest";
import {
  actionOf,
  alarmsOf,
  endOf,
  findReason,
  identifiedOf,
  journalSystemOf,
  kindOf,
  referredOn,
  subjectOf,
  toOf,
  whyOf,
} from "./suggest";

/** What the form becomes when it is sent, and what it lacks until then. */
export interface Sending {
  desk: Desk;
  reasonName: string;
  /** The server's clock. */
  now: Date;
  /** The person's name, the proposed signature (P-10). */
  me: string;
}

export interface Lack {
  stop: Stop;
  slug: string;
}

/** What must be mended before sending, in the order of the form. */
export function lacks(form: RegisterForm, sending: Sending): Lack[] {
  const { desk } = sending;
  const found: Lack[] = [];
  const end = endOf(form, desk);
  const reason = findReason(desk, form.reason);

  if (form.paper) {
    const slug = occurredProblem(form.day, form.time, sending.now);
    if (slug) found.push({ stop: "when", slug });
  }
  const urgent = atOnce(end);
  if (!urgent && reason?.needs_patient && !patientRef(form))
    found.push({ stop: "who", slug: "patient-required" });
  if (!urgent && patientRef(form) && !identifiedOf(form))
    found.push({ stop: "identified", slug: "identified-required" });
  if (!urgent && !reason) found.push({ stop: "reason", slug: "reason-required" });
  if (form.text.trim() === "" && (urgent || end === "send"))
    found.push({ stop: "text", slug: "text-required" });
  if (form.text.trim() === "" && end === "solved" && form.subject === null && !reason) {
    found.push({ stop: "text", slug: "text-required" });
  }
  if (end === "solved") found.push(...closeLacks(form, desk, sending));
  return found;
}

/** Ends that nothing may hold up: who it is and why can be said afterwards. */
function atOnce(end: End): boolean {
  return end === "nurse" || end === "112";
}

function closeLacks(form: RegisterForm, desk: Desk, sending: Sending): Lack[] {
  const found: Lack[] = [];
  const action = desk.actions.find(({ code }) => code === actionOf(form, desk));
  if (!action) return [{ stop: "action", slug: "action-required" }];
  if (action.needs_note && form.actionNote.trim() === "")
    found.push({ stop: "action-note", slug: "action-note-required" });
  if (action.medical) {
    if (journalSystemOf(form, desk).trim() === "")
      found.push({ stop: "journal-system", slug: "journal-required" });
    if (form.journalTime !== "" && !journalInstant(form, sending.now))
      found.push({ stop: "journal-time", slug: "journal-time" });
  }
  return found;
}

/** Whom the ticket concerns: a picked patient, a number, or a name alone. */
export function patientRef(form: RegisterForm): Schemas["PatientRef"] | undefined {
  if (form.nobody) return undefined;
  const name = form.patientName.trim();
  const lookup = readLookup(form.lookup, form.asPhone);
  // A number that was typed is the key; an id alone names only patients whom the unit has met.
  if (form.picked && lookup?.way !== "identity") return { id: form.picked.id };
  if (lookup?.way === "identity" && lookup.complete) {
    return { identity_number: lookup.value, ...(name && { name }) };
  }
  return name ? { name } : undefined;
}

/** The body of POST /api/v1/tickets. */
export function toRegister(form: RegisterForm, sending: Sending): Schemas["Register"] {
  const { desk } = sending;
  const end = endOf(form, desk);
  const patient = patientRef(form);
  const identifiedBy = identifiedOf(form) ?? (atOnce(end) ? "not-identified" : undefined);
  const alarm = alarmChoiceOf(form, sending);
  const occurredAt = form.paper ? instantOf(form.day, form.time) : null;
  const urgentReason =
    desk.reasons.find((reason) => reason.medical)?.code ?? desk.reasons[0]?.code ?? "";
  return {
    channel: form.channel,
    customer: customer(form),
    ...(patient && { patient }),
    ...(identifiedBy && { identified_by: identifiedBy }),
    ...(occurredAt && { occurred_at: occurredAt.toISOString() }),
    reason: form.reason ?? (atOnce(end) ? urgentReason : ""),
    subject: subjectOf(form, sending.reasonName),
    text: form.text.trim(),
    ...(alarm && { alarm_choice: alarm }),
    ...ending(form, sending),
  };
}

/** What was chosen at the red card (KP-7a); nothing where no words called for it. */
function alarmChoiceOf(form: RegisterForm, { desk }: Sending): Schemas["Register"]["alarm_choice"] {
  const end = endOf(form, desk);
  if (end === "112") return "112";
  const words = alarmsOf(form, desk);
  if (words.length === 0) return undefined;
  if (end === "nurse") return "nurse";
  return words.every((word) => form.noEmergency.includes(word)) ? "no-emergency" : undefined;
}

/** Who contacts us is kept apart from whom it concerns (KP-5). */
function customer(form: RegisterForm): Schemas["Customer"] {
  const kind = kindOf(form);
  const name = form.callerName.trim();
  const relation = form.relation.trim();
  const phone = form.phone.trim();
  const email = form.email.trim();
  return {
    kind,
    ...(kind !== "patient" && name && { name }),
    ...(kind !== "patient" && relation && { relation }),
    ...(phone && { phone }),
    ...(email && { email }),
  };
}

function ending(form: RegisterForm, sending: Sending): { end?: Schemas["RegisterEnd"] } {
  const { desk } = sending;
  const why = whyOf(form, desk) ?? "";
  const question = form.question.trim() || form.text.trim().slice(0, 4000);
  switch (endOf(form, desk)) {
    case "nurse":
      return {
        end: {
          escalate: {
            line: 2,
            reason: desk.escalationReasons[0]?.code ?? why,
            question,
            urgent: true,
          },
        },
      };
    case "112":
      return { end: { close: { action: referredOn, note: "112" } } };
    case "solved":
      return { end: { close: closing(form, sending) } };
    case "send": {
      const to = toOf(form, desk);
      if (to === "auto") return {};
      if (to === "keep") return { end: { keep: true } };
      return { end: { escalate: { ...place(to), reason: why, question } } };
    }
  }
}

function closing(form: RegisterForm, { desk, now, me }: Sending): Schemas["CloseBody"] {
  const code = actionOf(form, desk) ?? "";
  const action = desk.actions.find((candidate) => candidate.code === code);
  const note = form.actionNote.trim();
  if (!action?.medical) return { action: code, ...(note && { note }) };
  return {
    action: code,
    ...(note && { note }),
    journalled: {
      system: journalSystemOf(form, desk).trim(),
      at: (journalInstant(form, now) ?? now).toISOString(),
      by: form.journalBy.trim() || me,
    },
  };
}

function journalInstant(form: RegisterForm, now: Date): Date | null {
  if (form.journalTime === "") return now;
  const today = dayOf(now.getTime());
  const at = instantOf(form.paper && form.day ? form.day : today, form.journalTime);
  return at && at.getTime() <= now.getTime() + 60_000 ? at : null;
}

/** "line:2", "group:svikt" and "queue:7" as the wire has them: exactly one of the three. */
export function place(to: string): { line: 2 | 3 } | { queue: number } | { group: string } {
  const [kind, value = ""] = to.split(":", 2);
  if (kind === "line") return { line: value === "3" ? 3 : 2 };
  if (kind === "queue") return { queue: Number(value) };
  return { group: value };
}
