import { describe, expect, it } from "vitest";
import type { Schemas } from "../../../api/client";
import { docOf, toText, type Doc } from "../../../ui/rich/doc";
import { blank, isBlank, joined, outgoing, wayOf, withDoc, withText, type Written } from "./draft";

const file = (id: number): Schemas["Attachment"] => ({
  id,
  name: `${id}.pdf`,
  type: "application/pdf",
  size: 1,
  preview: true,
});
const bold: Doc = {
  type: "doc",
  content: [
    { type: "paragraph", content: [{ type: "text", text: "Hej", marks: [{ type: "bold" }] }] },
  ],
};

describe("what is written to the customer", () => {
  it("is sent with markup only where plain text would lose something", () => {
    expect(outgoing(withDoc(blank, docOf("Hej!\n\nVälkommen. ")))).toEqual({
      text: "Hej!\n\nVälkommen.",
    });
    expect(outgoing(withDoc(blank, bold))).toEqual({
      text: "Hej",
      html: "<p><strong>Hej</strong></p>",
    });
  });

  it("is no draft before there are words or files", () => {
    expect(isBlank(withDoc(blank, docOf("\n \n")))).toBe(true);
    expect(isBlank({ ...blank, files: [file(1)] })).toBe(false);
  });

  it("leaves by the chosen way as long as that is there, else by the best", () => {
    expect(wayOf({ ...blank, via: "email" }, ["inbox", "email"])).toBe("email");
    expect(wayOf({ ...blank, via: "email" }, ["inbox"])).toBe("inbox");
    expect(wayOf(blank, [])).toBeNull();
  });
});

describe("a text that came back", () => {
  const back: Written = { ...withDoc(blank, bold), files: [file(1)], via: "inbox" };

  it("is as it was when nothing has been written since", () => {
    expect(joined(back, blank)).toBe(back);
  });

  it("stands before what has been written since, and no file is there twice", () => {
    const since = { ...withText(blank, "Nytt"), files: [file(1), file(2)] };
    const both = joined(back, since);
    expect(both.text).toBe("Hej\n\nNytt");
    expect(both.doc && toText(both.doc)).toBe("Hej\n\nNytt");
    expect(both.doc?.content?.[0]).toEqual(bold.content?.[0]);
    expect(both.files.map(({ id }) => id)).toEqual([1, 2]);
    expect(both.via).toBe("inbox");
  });

  it("stays plain when both are", () => {
    expect(joined(withText(blank, "Ett"), withText(blank, "Två"))).toMatchObject({
      doc: null,
      text: "Ett\n\nTvå",
    });
  });
});
