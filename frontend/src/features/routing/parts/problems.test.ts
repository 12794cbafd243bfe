import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { i18n, setLanguage } from "../../../i18n/i18n";
import { besides, problemSentence, under, wordsAt } from "./problems";

beforeEach(() => setLanguage("sv"));

const problems = [
  { slug: "target-length", path: "levels[1].first", word: "0" },
  { slug: "level-promises-nothing", path: "levels[1]", warning: true },
  { slug: "level-without-name", path: "levels[10].name" },
  { slug: "rule-without-name", path: "name", rule: "recept" },
];

describe("problems by their place", () => {
  it("a part has its own and those of its fields, and not those of number ten", () => {
    expect(under(problems, "levels[1]").map(({ slug }) => slug)).toEqual([
      "target-length",
      "level-promises-nothing",
    ]);
    expect(besides(problems, "levels[1]", ["first"])).toEqual([problems[1]]);
  });

  it("a field of a rule is never taken for one of the plan", () =>
    expect(under(problems, "name")).toEqual([]));

  it("a day of a rota has those of its turns", () => {
    const path = "rotas[0].days.2026-12-24[1].person";
    const told = [{ slug: "unknown-person", path, word: "0" }];
    expect(wordsAt(told, "rotas[0].days.2026-12-24")).toMatch(/^Välj vem/);
    expect(wordsAt(told, "rotas[0].days.2026-12-25")).toBeUndefined();
  });

  it("what has no words yet is told by its code", () =>
    expect(problemSentence({ slug: "quite-new", path: "levels", word: "x" })).toContain(
      "quite-new",
    ));
});

describe("the words for what a plan can be refused for", () => {
  const routing = join(import.meta.dirname, "../../../../../routing");
  const read = (folder: string) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".go") && !name.endsWith("_test.go"))
      .map((name) => readFileSync(join(folder, name), "utf8"))
      .join("\n");
  const go = read(routing) + read(join(routing, "rule"));
  const slugs = new Set(
    [
      ...go.matchAll(/Slug: *"([a-z-]+)"/g),
      ...go.matchAll(/\bc\.(?:fail|warn|add)\([^\n]*?, "([a-z]+(?:-[a-z]+)+)"/g),
      ...go.matchAll(/\b(?:g\.fail|r\.tell|fail)\([^\n]*?"([a-z]+(?:-[a-z]+)+)"/g),
    ].map(([, slug]) => slug!),
  );

  it.each(["sv", "en"] as const)("are all there (%s)", (language) => {
    expect(slugs.size).toBeGreaterThan(60);
    setLanguage(language);
    expect([...slugs].filter((slug) => !i18n.exists(`routing:problem.${slug}`))).toEqual([]);
  });
});
