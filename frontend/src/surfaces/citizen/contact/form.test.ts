import { describe, expect, it } from "vitest";
import { aService } from "../test/a-service";
import { emptyDraft, type Draft } from "./drafts";
import { contactOf, faultOf, faultsFromServer, faultsOf, lengthOf, placeOf } from "./form";

const service = aService();
const question = (id: string) => service.questions.find((one) => one.id === id)!;
const answered = (answers: Record<string, string>, files: Draft["files"] = []): Draft => ({
  ...emptyDraft,
  answers,
  files,
});

describe("an answer", () => {
  it.each([
    ["about", "", "choose"],
    ["about", "something-else-entirely", "unknown-value"],
    ["about", "booking", undefined],
    ["text", "", "required"],
    ["text", "   \n", "required"],
    ["text", "Jag vill byta tid.", undefined],
    ["text", "å".repeat(2_000), undefined],
    ["text", "å".repeat(2_001), "too-long"],
    ["phone", "", undefined],
    ["phone", "070-174 06 05", undefined],
    ["phone", "+46 (0)70 174 06 05", undefined],
    ["phone", "på kvällen", "phone-invalid"],
    ["phone", "0701", "phone-invalid"],
  ])("to %s that says %j: %s", (id, answer, slug) => {
    expect(faultOf(question(id), answered({ [id]: answer }))).toBe(slug);
  });

  it("may have as many files as the form says, and no more", () => {
    const files = Array.from({ length: 6 }, (_, id) => ({ id, name: `${id}.pdf`, size: 1 }));
    expect(faultOf(question("files"), answered({}, files.slice(0, 5)))).toBeUndefined();
    expect(faultOf(question("files"), answered({}, files))).toBe("too-many");
    expect(faultOf({ ...question("files"), required: true }, answered({}))).toBe("required");
  });

  it("is counted in letters, not in halves of them", () => {
    expect(lengthOf("hjärta ❤️‍🩹")).toBeLessThan("hjärta ❤️‍🩹".length + 1);
    expect(lengthOf("𝒂𝒃")).toBe(2);
  });
});

describe("a form", () => {
  it("tells every fault, in the order of its questions", () => {
    const faults = faultsOf(service, answered({ phone: "x" }));
    expect(Object.entries(faults)).toEqual([
      ["about", "choose"],
      ["text", "required"],
      ["phone", "phone-invalid"],
    ]);
  });

  it("takes the server's faults to their questions", () => {
    const fields = [
      { field: "answers.text", slug: "too-long" },
      { field: "answers.text", slug: "required" },
      { field: "attachments.0", slug: "unknown" },
      { field: "version", slug: "form-version-gone" },
    ];
    expect(faultsFromServer(service, fields)).toEqual({ text: "too-long", files: "unknown" });
  });

  it("sends what was given to the questions that it has, trimmed", () => {
    const draft = answered(
      { about: "booking", text: " Byta tid. \n", phone: "", gone: "from an older form" },
      [{ id: 7, name: "intyg.pdf", size: 10 }],
    );
    expect(contactOf(service, draft)).toEqual({
      version: 3,
      answers: { about: "booking", text: "Byta tid." },
      attachments: [7],
    });
  });

  it("knows where one is by the address", () => {
    expect(placeOf(undefined, service)).toEqual({ kind: "question", at: 1 });
    expect(placeOf("2", service)).toEqual({ kind: "question", at: 2 });
    expect(placeOf("9", service)).toEqual({ kind: "question", at: 1 });
    expect(placeOf("1.5", service)).toEqual({ kind: "question", at: 1 });
    expect(placeOf("granska", service)).toEqual({ kind: "review" });
    expect(placeOf("skickat", service)).toEqual({ kind: "sent" });
  });
});
