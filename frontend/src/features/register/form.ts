import type { Schemas } from "../../api/client";

/**
 * What a person has typed about one contact. It is kept as the draft
 * "register", so every field is plain JSON; null means "not chosen: the
 * suggestion counts" (see suggest.ts).
 */
export interface RegisterForm {
  channel: Channel;
  /** What stands in the first field: identity number, phone number or name. */
  lookup: string;
  /** The person said that the digits are a phone number. */
  asPhone: boolean;
  /** Picked among several hits, by id; a single hit by number picks itself. */
  picked: PickedPatient | null;
  /** Typed when the number is unknown here, or when there is only a name. */
  patientName: string;
  /** The contact concerns nobody in particular ("öppettider?"). */
  nobody: boolean;
  kind: CustomerKind | null;
  callerName: string;
  relation: string;
  phone: string;
  email: string;
  identifiedBy: IdentifiedBy | null;
  reason: string | null;
  /** Tickets that the person said this is not the same matter as. */
  notSameAs: string[];
  text: string;
  subject: string | null;
  end: End | null;
  /** Words that suggest an emergency where the person who rings says that it is none. */
  noEmergency: string[];
  action: string | null;
  actionNote: string;
  journalSystem: string;
  journalTime: string;
  journalBy: string;
  /** "auto", "keep", "line:2", "group:svikt" or "queue:7". */
  to: string | null;
  why: string | null;
  question: string;
  /** Entered afterwards from a paper note, with its own time. */
  paper: boolean;
  day: string;
  time: string;
  /** When the call began: the first key in the form, or the pane's opening. */
  startedAt: string | null;
}

export type Channel = Schemas["Register"]["channel"];
export type CustomerKind = Schemas["Customer"]["kind"];
export type IdentifiedBy = NonNullable<Schemas["Register"]["identified_by"]>;
export type End = "solved" | "send" | "nurse" | "112";
export type PickedPatient = Pick<
  Schemas["PatientHit"],
  "id" | "identity_number" | "name" | "protected"
>;

export const channels: Channel[] = ["phone", "email", "citizen1177", "post", "fax"];
export const customerKinds: CustomerKind[] = ["patient", "relative", "referrer", "other"];
export const identifications: IdentifiedBy[] = [
  "told-number",
  "called-back",
  "e-id",
  "known-voice",
  "id-document",
  "not-identified",
];

export const emptyForm: RegisterForm = {
  channel: "phone",
  lookup: "",
  asPhone: false,
  picked: null,
  patientName: "",
  nobody: false,
  kind: null,
  callerName: "",
  relation: "",
  phone: "",
  email: "",
  identifiedBy: null,
  reason: null,
  notSameAs: [],
  text: "",
  subject: null,
  end: null,
  noEmergency: [],
  action: null,
  actionNote: "",
  journalSystem: "",
  journalTime: "",
  journalBy: "",
  to: null,
  why: null,
  question: "",
  paper: false,
  day: "",
  time: "",
  startedAt: null,
};

/** The next matter in the same call: who rings and whom it concerns stay. */
export function sameCall(form: RegisterForm): RegisterForm {
  return {
    ...emptyForm,
    channel: form.channel,
    lookup: form.lookup,
    asPhone: form.asPhone,
    picked: form.picked,
    patientName: form.patientName,
    kind: form.kind,
    callerName: form.callerName,
    relation: form.relation,
    phone: form.phone,
    email: form.email,
    identifiedBy: form.identifiedBy,
    journalSystem: form.journalSystem,
    journalBy: form.journalBy,
    paper: form.paper,
    day: form.day,
    time: form.time,
    startedAt: form.startedAt,
  };
}

/** The next paper note in the pile: channel and day stay, the time is new. */
export function nextNote(form: RegisterForm): RegisterForm {
  return {
    ...emptyForm,
    channel: form.channel,
    paper: true,
    day: form.day,
    journalBy: form.journalBy,
  };
}

/** Whether there is anything to lose. */
export function isTouched(form: RegisterForm): boolean {
  const { startedAt, channel, paper, day, journalBy, journalSystem, ...typed } = form;
  const {
    startedAt: _s,
    channel: _c,
    paper: _p,
    day: _d,
    journalBy: _b,
    journalSystem: _y,
    ...blank
  } = emptyForm;
  return JSON.stringify(typed) !== JSON.stringify(blank);
}
