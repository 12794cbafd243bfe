import type { Schemas } from "../../api/client";

type Reason = Schemas["RoutingReason"];

/** What turns codes into the words of the desk. */
export interface Words {
  /** A text of the language file by key; undefined where there is none. */
  text: (key: string, values?: Record<string, string>) => string | undefined;
  /** The name of a code within a field (a channel, a reason, a unit …). */
  name: (field: string, code: string) => string;
}

/**
 * A condition as a sentence with what it saw: "kontaktorsaken är Omboka" or,
 * when it failed, "kontaktorsaken skulle vara Recept men är Omboka". A field or
 * a comparison that this screen does not know yet is shown as it is written.
 */
export function conditionSentence(reason: Reason, words: Words, failed = false): string {
  if (reason.op === "holds") return factsSentence(reason, words);
  const outcome = failed ? "failed" : "held";
  const whole = words.text(`why.${outcome}.${reason.field}.${reason.op}_${reason.value.join("_")}`);
  if (whole) return whole;
  const values = {
    field: words.text(`why.field.${reason.field}`) ?? reason.field.replaceAll(/[._]/g, " "),
    value:
      reason.op === "between" ? reason.value.join("–") : listed(reason.field, reason.value, words),
    saw: listed(reason.field, reason.saw, words) || (words.text("why.nothing") ?? "–"),
  };
  return (
    words.text(`why.${outcome}.${reason.field}.${reason.op}`, values) ??
    words.text(`why.${outcome}.op.${reason.op}`, values) ??
    words.text(`why.${outcome}.op.other`, values) ??
    `${values.field}: ${values.saw}`
  );
}

/** An expression cannot be said in words; what it looked at can: "enheten är Ortopedkliniken". */
function factsSentence({ saw }: Reason, words: Words): string {
  const facts = (saw ?? []).map((fact) => {
    const [field = "", value = ""] = fact.split("=", 2);
    return conditionSentence({ field, op: "is", value: [value], saw: [value] }, words);
  });
  if (facts.length < 2) return facts.join("");
  return `${facts.slice(0, -1).join(", ")} ${words.text("why.and") ?? "+"} ${facts.at(-1)}`;
}

/** "Omboka, Avboka eller Boka". */
function listed(field: string, codes: readonly string[] | null, words: Words): string {
  const names = (codes ?? []).map((code) => words.name(field, code)).filter(Boolean);
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} ${words.text("why.or") ?? "/"} ${names.at(-1)}`;
}
