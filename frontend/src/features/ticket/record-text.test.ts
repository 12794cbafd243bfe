import { describe, expect, it } from "vitest";
import { recordText } from "./record-text";

describe("the text for the record (P-10)", () => {
  it("tells who, when, question and advice, and leaves out what is not known", () => {
    const text = recordText(
      {
        heading: "Telefon 2026-11-17 09.15, ärende 100042-7",
        patient: "Elsa Lindqvist 18900112-9817",
        caller: "",
        identified: "Uppgav personnummer",
        question: "Yrsel sedan i går",
        advice: "Råd givet\nDrick mer",
        by: "Nils Nord, sjuksköterska",
      },
      (key) => key,
    );
    expect(text).toBe(
      [
        "Telefon 2026-11-17 09.15, ärende 100042-7",
        "patient: Elsa Lindqvist 18900112-9817",
        "identified: Uppgav personnummer",
        "question: Yrsel sedan i går",
        "advice: Råd givet\nDrick mer",
        "Nils Nord, sjuksköterska",
      ].join("\n"),
    );
  });
});
