import type { Node } from "@tiptap/pm/model";

/** A field that nobody could fill in stands as {its name}. */
const hole = /\{[^{}\n]{1,60}\}/g;

/** The next field in a document, from a position on; null when there is none. */
export function nextHole(doc: Node, after: number): { from: number; to: number } | null {
  let found: { from: number; to: number } | null = null;
  doc.descendants((node, at) => {
    if (found || !node.isTextblock) return !found;
    // A leaf counts one place, so that a match's place in the text is its place in the document.
    const text = node.textBetween(0, node.content.size, undefined, "\n");
    for (const match of text.matchAll(hole)) {
      const from = at + 1 + match.index;
      if (!found && from >= after) found = { from, to: from + match[0].length };
    }
    return false;
  });
  return found;
}

/** The next field in plain text. */
export function nextHoleIn(text: string, after: number): { from: number; to: number } | null {
  for (const match of text.matchAll(hole)) {
    if (match.index >= after) return { from: match.index, to: match.index + match[0].length };
  }
  return null;
}

/** A sign typed behind this text begins a word. */
export function beginsWord(before: string): boolean {
  return before === "" || /\s$/.test(before);
}
