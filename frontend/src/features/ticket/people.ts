import type { Schemas } from "../../api/client";

/** "Eva Ek, dotter": who contacts us, in one line. */
export function callerOf(
  customer: Schemas["Customer"],
  names: { customer: (code: string) => string },
): string {
  const who = customer.name?.trim() || names.customer(customer.kind);
  return [who, customer.relation?.trim()].filter(Boolean).join(", ");
}

/** The patient as people say it; empty when protected or nobody. */
export function patientOf(patient: Schemas["Patient"] | null): string {
  if (!patient || (patient.protected && !patient.name)) return "";
  return [patient.name, patient.identity_number].filter(Boolean).join(" ");
}
