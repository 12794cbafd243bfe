import type { RoutingField, RoutingVocabulary } from "../state/types";

/** What can stand where the caret is, in place of what has been begun there. */
export interface Completion {
  /** Where what has been begun starts, and where it ends. */
  from: number;
  to: number;
  options: Option[];
}

export interface Option {
  kind: "field" | "operator" | "function" | "code";
  /** What is put there. */
  text: string;
  /** The field, whose name tells what it is or what the code means. */
  field?: string;
  /** What the code is, where it is one. */
  code?: string;
}

const most = 12;

/**
 * What an expression can go on with at the caret: codes of the field that is
 * compared within quotation marks, else fields, functions and operators that begin
 * as what is written there. Nothing has been begun: only when asked for.
 */
export function complete(
  text: string,
  caret: number,
  vocabulary: Pick<RoutingVocabulary, "fields" | "functions" | "operators">,
  asked = false,
): Completion | null {
  const before = text.slice(0, caret);
  const quoted = openQuote(before);
  if (quoted !== null) return codes(text, caret, quoted, vocabulary.fields);
  const begun = /[\p{L}_][\p{L}\p{N}_.]*$/u.exec(before)?.[0] ?? "";
  if (!begun && !asked) return null;
  const rest = /^[\p{L}\p{N}_.]*/u.exec(text.slice(caret))![0];
  const all: Option[] = [
    ...vocabulary.fields.map(({ name }) => ({ kind: "field" as const, text: name, field: name })),
    ...vocabulary.functions.map((name) => ({ kind: "function" as const, text: `${name}(` })),
    ...vocabulary.operators.map((text) => ({ kind: "operator" as const, text })),
  ];
  const seen = new Set<string>();
  const options = all
    .filter((one) => one.text.toLowerCase().startsWith(begun.toLowerCase()))
    .filter(({ text }) => !seen.has(text) && seen.add(text))
    .filter((one) => one.text !== begun)
    .slice(0, begun ? most : undefined);
  if (options.length === 0) return null;
  return { from: caret - begun.length, to: caret + rest.length, options };
}

/** The text with an option put in, and where the caret then stands. */
export function put(
  text: string,
  { from, to }: Completion,
  option: Option,
): { text: string; caret: number } {
  const quote = option.kind === "code" ? '"' : "";
  const after = text.slice(to);
  const put = option.text + (quote && !after.startsWith(quote) ? quote : "");
  const caret = from + option.text.length + quote.length;
  return { text: text.slice(0, from) + put + after, caret };
}

/** Where the quotation mark stands that is not closed before the caret; null for none. */
function openQuote(before: string): number | null {
  let open: number | null = null;
  for (let at = 0; at < before.length; at++) {
    if (before[at] === "\\" && open !== null) at++;
    else if (before[at] === '"') open = open === null ? at : null;
  }
  return open;
}

function codes(
  text: string,
  caret: number,
  quote: number,
  fields: readonly RoutingField[],
): Completion | null {
  const begun = text.slice(quote + 1, caret);
  const compared = /([\p{L}_][\p{L}\p{N}_.]*)\s*(?:==|!=|(?:not\s+)?in\s*\[[^\]]*)\s*$/u.exec(
    text.slice(0, quote),
  )?.[1];
  const field = fields.find(({ name }) => name === compared);
  const options = (field?.codes ?? [])
    .filter((code) => code.toLowerCase().startsWith(begun.toLowerCase()) && code !== begun && code)
    .map((code) => ({ kind: "code" as const, text: code, field: field!.name, code }));
  if (options.length === 0) return null;
  const rest = /^[^"\s\],)]*/.exec(text.slice(caret))![0];
  return { from: quote + 1, to: caret + rest.length, options };
}
