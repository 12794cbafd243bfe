/** Where in a text a fault is. */
export interface Place {
  /** Characters before it, in the whole text. */
  offset: number;
  /** What of its line is shown, cut where it is long. */
  excerpt: string;
  /** Characters of the excerpt before it. */
  column: number;
}

const before = 36;
const after = 20;

/** Where line and column of a fault, both from 1, stand in a text; null outside of it. */
export function placeOf(text: string, line: number | undefined, column = 1): Place | null {
  const lines = text.split("\n");
  const said = line ? lines[line - 1] : undefined;
  if (said === undefined) return null;
  const characters = [...said];
  const at = Math.max(0, Math.min(column - 1, characters.length));
  const above = lines.slice(0, line! - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const from = at > before ? at - before : 0;
  const to = characters.length > at + after ? at + after : characters.length;
  const left = from > 0 ? "…" : "";
  const right = to < characters.length ? "…" : "";
  return {
    offset: above + characters.slice(0, at).join("").length,
    excerpt: left + characters.slice(from, to).join("") + right,
    column: at - from + left.length,
  };
}
