import { describe, expect, it } from "vitest";
import { docOf, isRich, toHTML, toText, type Doc } from "./doc";

const p = (...content: Doc[]): Doc => ({ type: "paragraph", content });
const text = (words: string, ...marks: NonNullable<Doc["marks"]>): Doc => ({
  type: "text",
  text: words,
  ...(marks.length > 0 && { marks }),
});
const item = (...content: Doc[]): Doc => ({ type: "listItem", content });
const doc = (...content: Doc[]): Doc => ({ type: "doc", content });

const letter = doc(
  p(text("Hej!")),
  { type: "paragraph" },
  p(text("Ta med "), text("legitimation", { type: "bold" }), text(" & kallelse.")),
  p(text("Se "), text("vägen hit", { type: "link", attrs: { href: "https://example.se/?a=1&b" } })),
  {
    type: "orderedList",
    attrs: { start: 2 },
    content: [
      item(p(text("Ring"))),
      item(p(text("Kom")), { type: "bulletList", content: [item(p(text("fastande")))] }),
    ],
  },
  p(text("<Anna>")),
);

describe("a text with markup", () => {
  it("becomes plain text that loses no words, signs or addresses", () => {
    expect(toText(letter)).toBe(
      "Hej!\n\nTa med legitimation & kallelse.\nSe vägen hit (https://example.se/?a=1&b)\n2. Ring\n3. Kom\n  - fastande\n<Anna>",
    );
  });

  it("becomes markup in which what people typed is never markup", () => {
    expect(toHTML(letter)).toBe(
      "<p>Hej!</p><p>Ta med <strong>legitimation</strong> &amp; kallelse.<br>" +
        'Se <a href="https://example.se/?a=1&amp;b">vägen hit</a></p>' +
        "<ol><li>Ring</li><li>Kom<ul><li>fastande</li></ul></li></ol><p>&lt;Anna&gt;</p>",
    );
  });

  it("says an address once where it is its own text", () => {
    const link = { type: "link", attrs: { href: "https://example.se" } };
    expect(toText(doc(p(text("https://example.se", link))))).toBe("https://example.se");
  });

  it("is plain as long as nothing would be lost", () => {
    expect(isRich(docOf("Hej!\n\nVälkommen."))).toBe(false);
    expect(isRich(letter)).toBe(true);
  });

  it("goes from plain text and back", () => {
    for (const words of ["", "en rad", "Hej!\n\nVälkommen den 3:e.\n", "\n\n"]) {
      expect(toText(docOf(words))).toBe(words);
    }
  });
});
