import { joined } from "../joined";
import type { Schemas } from "../../api/client";

type Reason = Schemas["RoutingReason"];

/** A condition as a rule has it, and what it saw where it has been tried. */
export type Condition = Pick<Reason, "field" | "op" | "value"> & { saw?: Reason["saw"] };

/** What is told: what the rule asks for, or how it came out for a ticket. */
export type Outcome = "wanted" | "held" | "failed";

/** What turns codes into the words of the desk. */
export interface Words {
  /** A text of rule.json by key; undefined where there is none. */
  text: (key: string, values?: Record<string, string>) => string | undefined;
  /** The name of a code within a field (a channel, a reason, a unit …). */
  name: (field: string, code: string) => string;
  /** So many values are named at most, and the rest counted; all of them unless told. */
  most?: number;
}

/**
 * A condition as a part of a sentence: "kontaktorsaken är Omboka eller Avboka"; with
 * what it saw, "kontaktorsaken är Omboka" or, when it failed, "kontaktorsaken skulle
 * vara Recept men är Omboka". A field or a comparison that this screen does not know
 * yet is shown as it is written.
 */
export function conditionSentence(
  condition: Condition,
  words: Words,
  outcome: Outcome = "held",
): string {
  const { field, op, value, saw = [] } = condition;
  if (op === "holds") return factsSentence(condition, words);
  const whole = words.text(`${outcome}.${field}.${op}_${value.join("_")}`);
  if (whole) return whole;
  const nothing = words.text("nothing") ?? "–";
  const values = {
    field: fieldWords(field, words),
    op,
    value: op === "between" ? value.join("–") : listed(field, value, words) || nothing,
    from: value[0] ?? "",
    to: value[1] ?? "",
    saw: listed(field, saw, words) || nothing,
  };
  return (
    words.text(`${outcome}.${field}.${op}`, values) ??
    words.text(`${outcome}.op.${op}`, values) ??
    words.text(`${outcome}.op.other`, values) ??
    `${values.field}: ${values.saw}`
  );
}

/** "kontaktorsaken", for a place where the field stands alone too. */
export function fieldWords(field: string, words: Words): string {
  return words.text(`field.${field}`) ?? field.replaceAll(/[._]/g, " ");
}

/** An expression cannot be said in words; what it looked at can: "enheten är Ortopedkliniken". */
function factsSentence({ saw }: Condition, words: Words): string {
  const facts = (saw ?? []).map((fact) => {
    const [field = "", value = ""] = fact.split("=", 2);
    return conditionSentence({ field, op: "is", value: [value], saw: [value] }, words);
  });
  return joined(facts, words.text("and") ?? "+");
}

/** "Omboka, Avboka eller Boka". */
function listed(field: string, codes: readonly string[] | null, words: Words): string {
  const names = (codes ?? []).map((code) => words.name(field, code)).filter(Boolean);
  const { most = names.length } = words;
  const rest = names.length - most;
  // One that is left out would take as much room as its count.
  const said = rest < 2 ? names : names.slice(0, most);
  const more = rest < 2 ? [] : [words.text("more", { n: String(rest) }) ?? `+${rest}`];
  return joined([...said, ...more], words.text("or") ?? "/");
}
