import type { Schemas } from "../../api/client";
import type { RegisterForm } from "./form";
import type { Lookup } from "./lookup";

type Hit = Schemas["PatientHit"];

/** What the first field has led to, as one state. */
export type Found =
  | { state: "nothing" }
  | { state: "searching" }
  | { state: "failed"; error: unknown }
  /** The patient is known; what is known fills itself. */
  | { state: "known"; hit: Hit; number?: Schemas["NumberCheck"] }
  /** The number is right, but nobody here has it. */
  | { state: "new"; number: Schemas["NumberCheck"] }
  /** A name alone; no number is known. */
  | { state: "named"; name: string }
  /** By phone or name: somebody must say who it is, even when there is one hit. */
  | { state: "choose"; hits: Hit[]; callers: Schemas["Caller"][] };

/**
 * Only an identity number opens a patient by itself. A phone number or a name
 * never does: a daughter's number must not open her father's record.
 */
export function foundBy(
  form: RegisterForm,
  lookup: Lookup | null,
  answer: Schemas["PatientSearch"] | undefined,
): Found {
  if (form.nobody || !lookup?.complete) return { state: "nothing" };
  if (lookup.way === "name" && form.patientName === lookup.value)
    return { state: "named", name: form.patientName };
  if (!answer) return { state: "searching" };
  if (form.picked) {
    const picked = answer.items.find((hit) => hit.id === form.picked?.id);
    return { state: "known", hit: picked ?? { ...form.picked, earlier: [] } };
  }
  if (lookup.way !== "identity")
    return { state: "choose", hits: answer.items, callers: answer.callers };
  const [hit] = answer.items;
  if (hit) return { state: "known", hit, number: answer.number };
  return answer.number
    ? { state: "new", number: answer.number }
    : { state: "choose", hits: [], callers: [] };
}

/** The patient's name where it may be shown. */
export function nameOfPatient(form: RegisterForm, found: Found): string {
  if (found.state === "known") return found.hit.name ?? "";
  return form.patientName.trim();
}
