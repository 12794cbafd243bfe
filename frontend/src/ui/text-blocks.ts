/** A part of a plain text: a paragraph of lines, or a list. */
export type Block = { kind: "paragraph" | "list"; lines: string[] };

/** An empty line parts paragraphs; lines that begin with "- " are a list. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const line of text.replaceAll("\r", "").split("\n")) {
    const item = /^\s*-\s+(.*)$/.exec(line)?.[1];
    const kind = item === undefined ? "paragraph" : "list";
    if (item === undefined && line.trim() === "") {
      open = undefined;
      continue;
    }
    if (!open || open.kind !== kind) {
      open = { kind, lines: [] };
      blocks.push(open);
    }
    open.lines.push(item ?? line);
  }
  return blocks;
}
