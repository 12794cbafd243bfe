/**
 * The plain text that is pasted into the record (P-10): who, when, what was
 * asked, what was advised, by whom. Lines without anything to say are left out.
 */
export interface RecordFacts {
  heading: string;
  patient: string;
  caller: string;
  identified: string;
  question: string;
  advice: string;
  by: string;
}

export type RecordLabel = "patient" | "caller" | "identified" | "question" | "advice";

export function recordText(facts: RecordFacts, label: (key: RecordLabel) => string): string {
  const lines = (["patient", "caller", "identified", "question", "advice"] as const)
    .map((key) => [key, facts[key].trim()] as const)
    .filter(([, text]) => text !== "")
    .map(([key, text]) => `${label(key)}: ${text}`);
  return [facts.heading.trim(), ...lines, facts.by.trim()].filter((line) => line !== "").join("\n");
}

/** Copies a text; false where the browser refuses, so that it can be shown instead. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
