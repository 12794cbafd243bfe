import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { differenceOf } from "./difference";
import { bodyOf, draftKey, fields, keyOf, newForm } from "./form";
import { slugFrom } from "./slug";

describe("a text's name in the address", () => {
  it("is made of its title until somebody chooses another", () => {
    expect(slugFrom("Inför ultraljud av hjärtat: så går det till")).toBe(
      "infor-ultraljud-av-hjartat-sa-gar",
    );
    expect(slugFrom("  – ")).toBe("");
    expect(keyOf({ ...newForm(""), title: "Ny tid" })).toBe("ny-tid");
    expect(keyOf({ ...newForm(""), title: "Ny tid", key: "egen" })).toBe("egen");
  });

  it("is its draft's, too, as the server takes it", () => {
    const key = /^text:[a-z0-9]+(-[a-z0-9]+){0,12}$/;
    expect(draftKey(null)).toMatch(key);
    expect(draftKey({ key: "ny-tid", unit: "hjarta-karl", language: "sv" })).toMatch(key);
    expect(draftKey({ key: "ny-tid", unit: "", language: "sv" })).not.toBe(
      draftKey({ key: "ny-tid", unit: "", language: "en" }),
    );
  });
});

describe("what is published", () => {
  it("shows citizens no template and no routine, whatever was ticked before", () => {
    const form = { ...newForm("hjarta-karl"), public: true };
    expect(bodyOf({ ...form, kind: "faq" }).public).toBe(true);
    expect(bodyOf({ ...form, kind: "routine" }).public).toBe(false);
    expect(bodyOf(form).public).toBe(false);
  });

  it("names no unit where it is everybody's, and no day where there is none", () => {
    expect(Object.keys(bodyOf(newForm("")))).not.toContain("unit");
    expect(Object.keys(bodyOf(newForm("")))).not.toContain("review_on");
  });

  it("may hold the fields that the server knows", () => {
    const go = readFileSync(join(import.meta.dirname, "../../../../app/desk/text.go"), "utf8");
    const known = /TextFields = \[\]string\{([^}]*)\}/.exec(go)![1]!.match(/[\wåäö]+/g)!;
    expect([...fields].sort()).toEqual(known.sort());
  });
});

describe("the difference of two texts", () => {
  it("is told line by line", () => {
    expect(differenceOf("a\nb\nc", "a\nx\nc\nd")).toEqual([
      { sign: "same", text: "a" },
      { sign: "removed", text: "b" },
      { sign: "added", text: "x" },
      { sign: "same", text: "c" },
      { sign: "added", text: "d" },
    ]);
  });

  it("gives both texts back", () => {
    const [before, after] = ["\n- ett\n- två\n", "Ny rad\n- två\n\n- tre"];
    const lines = differenceOf(before, after);
    const without = (sign: string) =>
      lines
        .filter((line) => line.sign !== sign)
        .map(({ text }) => text)
        .join("\n");
    expect([without("added"), without("removed")]).toEqual([before, after]);
  });
});
