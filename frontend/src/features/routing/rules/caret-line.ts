/** The line of a text where a fault is, and how far in; both from 0. */
export interface Place {
  line: string;
  /** Characters of the line before the fault. */
  column: number;
  /** Of the whole text. */
  offset: number;
}

/** Where line and column of a fault, both from 1, stand in a text; null outside of it. */
export function placeOf(text: string, line: number | undefined, column = 1): Place | null {
  if (!line) return null;
  const lines = text.split("\n");
  const said = lines[line - 1];
  if (said === undefined) return null;
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const characters = [...said];
  const within = characters.slice(0, Math.max(0, Math.min(column - 1, characters.length)));
  const offset = before + within.join("").length;
  return { line: said, column: within.length, offset };
}
