/**
 * A text with a little markup: paragraphs (one line each, an empty one is an
 * empty line), lists, bold, italic and links. It is what the editor holds and
 * what a draft keeps; the text and the markup that are sent are made from it.
 */
export interface Doc {
  type: string;
  content?: Doc[];
  text?: string;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  attrs?: Record<string, unknown>;
}

const lists = new Set(["bulletList", "orderedList"]);

/** Plain text as a document, a line a paragraph. */
export function docOf(text: string): Doc {
  const content = text
    .split("\n")
    .map((line): Doc =>
      line === ""
        ? { type: "paragraph" }
        : { type: "paragraph", content: [{ type: "text", text: line }] },
    );
  return { type: "doc", content };
}

/** The same without markup: lists keep their signs, links their addresses. */
export function toText(doc: Doc): string {
  return (doc.content ?? []).map((block) => blockText(block, "")).join("\n");
}

function blockText(block: Doc, indent: string): string {
  if (!lists.has(block.type)) return indent + (block.content ?? []).map(inlineText).join("");
  const first = Number(block.attrs?.["start"] ?? 1);
  return (block.content ?? [])
    .map((item, at) => {
      const sign = block.type === "orderedList" ? `${first + at}. ` : "- ";
      return (item.content ?? [])
        .map((part, place) =>
          place === 0 ? indent + sign + blockText(part, "") : blockText(part, `${indent}  `),
        )
        .join("\n");
    })
    .join("\n");
}

function inlineText(node: Doc): string {
  if (node.type === "hardBreak") return "\n";
  const text = node.text ?? "";
  const href = hrefOf(node);
  return href && href !== text && href !== `mailto:${text}` ? `${text} (${href})` : text;
}

function hrefOf(node: Doc): string {
  const link = node.marks?.find(({ type }) => type === "link");
  return link ? String(link.attrs?.["href"] ?? "") : "";
}

/** There is something that plain text would lose. */
export function isRich(doc: Doc): boolean {
  return lists.has(doc.type) || Boolean(doc.marks?.length) || (doc.content ?? []).some(isRich);
}

/** The markup that is sent: lines of one paragraph stay together, an empty line parts them. */
export function toHTML(doc: Doc): string {
  const blocks: string[] = [];
  let lines: string[] = [];
  const end = () => {
    if (lines.length > 0) blocks.push(`<p>${lines.join("<br>")}</p>`);
    lines = [];
  };
  for (const block of doc.content ?? []) {
    const inner = lists.has(block.type) ? "" : inlines(block);
    if (inner) lines.push(inner);
    else end();
    if (lists.has(block.type)) blocks.push(listHTML(block));
  }
  end();
  return blocks.join("");
}

function listHTML(list: Doc): string {
  const tag = list.type === "orderedList" ? "ol" : "ul";
  const items = (list.content ?? []).map((item) => {
    const parts = (item.content ?? []).map((part) =>
      lists.has(part.type) ? listHTML(part) : inlines(part),
    );
    return `<li>${parts.join("<br>").replaceAll("<br><ul>", "<ul>").replaceAll("<br><ol>", "<ol>")}</li>`;
  });
  return `<${tag}>${items.join("")}</${tag}>`;
}

function inlines(block: Doc): string {
  return (block.content ?? []).map(inlineHTML).join("");
}

function inlineHTML(node: Doc): string {
  if (node.type === "hardBreak") return "<br>";
  let html = escape(node.text ?? "");
  const has = (mark: string) => node.marks?.some(({ type }) => type === mark);
  if (has("italic")) html = `<em>${html}</em>`;
  if (has("bold")) html = `<strong>${html}</strong>`;
  const href = hrefOf(node);
  return href ? `<a href="${escape(href)}">${html}</a>` : html;
}

function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
