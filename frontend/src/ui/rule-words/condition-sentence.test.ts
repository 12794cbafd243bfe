import { describe, expect, it } from "vitest";
import { i18n } from "../../i18n/i18n";
import { conditionSentence, type Words } from "./condition-sentence";

const names: Record<string, string> = {
  booking: "Boka",
  rebooking: "Omboka",
  prescription: "Förnya recept",
};
const words: Words = {
  text: (key, values) => (i18n.exists(`rule:${key}`) ? i18n.t(`rule:${key}`, values) : undefined),
  name: (_, code) => names[code] ?? code,
};
const sentence = (field: string, op: string, value: string[], saw: string[], failed = false) =>
  conditionSentence({ field, op, value, saw }, words, failed ? "failed" : "held");

describe("why the ticket lies here, in plain Swedish", () => {
  it("tells what a condition saw", () => {
    expect(sentence("reason", "is", ["rebooking"], ["rebooking"])).toBe("kontaktorsaken är Omboka");
    expect(sentence("reason", "any_of", ["booking", "rebooking"], ["rebooking"])).toBe(
      "kontaktorsaken är Omboka",
    );
    expect(sentence("words", "any_of", ["svimma*"], ["svimma*"])).toBe("texten innehåller svimma*");
  });

  it("tells what it wanted and what there was instead", () => {
    expect(sentence("reason", "any_of", ["booking", "prescription"], ["rebooking"], true)).toBe(
      "kontaktorsaken skulle vara Boka eller Förnya recept men är Omboka",
    );
    expect(sentence("words", "any_of", ["svimma*"], [], true)).toBe(
      "texten innehåller inte svimma*",
    );
    expect(sentence("patient.last_group", "is", ["svikt"], [""], true)).toBe(
      "patientens senaste kompetensgrupp skulle vara svikt men är inget",
    );
  });

  it("says yes and no as people do", () => {
    expect(sentence("open", "is", ["true"], ["true"])).toBe("enheten var öppen");
    expect(sentence("patient.known", "is", ["true"], ["false"], true)).toBe(
      "ingen känd patient är angiven",
    );
    expect(sentence("medical", "is", ["false"], ["false"])).toBe("frågan är inte medicinsk");
  });

  it("tells what an expression looked at, for it cannot be said in words", () => {
    expect(
      sentence("expr", "holds", ['unit == "x" or open'], ["reason=rebooking", "open=false"], true),
    ).toBe("kontaktorsaken är Omboka och enheten var stängd");
  });

  it("tells the time with its span", () => {
    expect(sentence("hour", "between", ["07:30", "17:00"], ["09:12"])).toBe(
      "klockan var 09:12 (mellan 07:30–17:00)",
    );
  });

  it("shows a field that the screen does not know yet as it is written", () => {
    expect(sentence("ward_code", "is", ["a"], ["a"])).toBe("ward code är a");
  });

  it("tells what a rule asks for, before anything has been seen", () => {
    const wanted = (field: string, op: string, ...value: string[]) =>
      conditionSentence({ field, op, value }, words, "wanted");
    expect(wanted("reason", "any_of", "booking", "rebooking")).toBe(
      "kontaktorsaken är Boka eller Omboka",
    );
    expect(wanted("reason", "none_of", "booking")).toBe("kontaktorsaken inte är Boka");
    expect(wanted("open", "is", "false")).toBe("enheten är stängd");
    expect(wanted("hour", "between", "16:30", "17:00")).toBe("klockan är mellan 16:30 och 17:00");
    expect(wanted("patient.open", "at_least", "1")).toBe(
      "patienten har 1 eller fler öppna ärenden",
    );
    expect(wanted("patient.last_queue", "is", "")).toBe("patientens senaste kö är inget");
    const short = { ...words, most: 2 };
    const codes = ["booking", "rebooking", "prescription"];
    const said = (value: string[]) =>
      conditionSentence({ field: "reason", op: "any_of", value }, short, "wanted");
    expect(said([...codes, "feedback"])).toBe("kontaktorsaken är Boka, Omboka eller 2 till");
    expect(said(codes)).toBe("kontaktorsaken är Boka, Omboka eller Förnya recept");
    expect(wanted("ward_code", "near", "a")).toBe("ward code near a");
  });
});
