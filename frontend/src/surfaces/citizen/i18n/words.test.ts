import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import en from "./en.json";
import sv from "./sv.json";
import { hasWords, wordsOf } from "./words";

const here = join(import.meta.dirname, "..");
const app = join(here, "..", "..", "..", "..", "app");
const swedish: Record<string, string> = sv;
const english: Record<string, string> = en;

const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort();

describe("the words of the citizen's pages", () => {
  it("are the same in both languages", () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(swedish).sort());
    for (const [key, text] of Object.entries(swedish)) {
      expect(text.trim(), key).not.toBe("");
      expect(english[key]?.trim(), key).not.toBe("");
      expect(holes(english[key]!), key).toEqual(holes(text));
    }
  });

  it("fill their holes, and count", () => {
    const say = wordsOf("sv");
    expect(say("start.hello", { name: "Gun" })).toBe("Hej Gun");
    expect(say("start.unread", { count: 1 })).toBe("Du har 1 oläst ärende");
    expect(say("start.unread", { count: 2 })).toBe("Du har 2 olästa ärenden");
    expect(wordsOf("en")("counter.left", { count: 1 })).toBe("1 character left");
  });

  it("are all asked for by some page", () => {
    const code = readdirSync(here, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile() && /\.tsx?$/.test(file.name) && !/\.test\./.test(file.name))
      .map((file) => readFileSync(join(file.parentPath, file.name), "utf8"))
      .join("\n");
    // Those of slugs and days are put together from what the server says.
    const unused = Object.keys(swedish)
      .filter((key) => !/^(problem|fault|day)\./.test(key))
      .map((key) => key.replace(/_(one|other)$/, ""))
      .filter((key) => !code.includes(`"${key}"`));
    expect(unused).toEqual([]);
  });

  it("use none of the staff's own words", () => {
    const staff =
      /ärendeägare|hanterare|handläggare|eskaler|omfördel|kontaktorsak|servicelinje|motfråga/i;
    expect(Object.values(swedish).filter((text) => staff.test(text))).toEqual([]);
  });
});

describe("the words for what the server can refuse a citizen", () => {
  const go = ["api", "auth", "postgres", "service"]
    .flatMap((room) =>
      readdirSync(join(app, room), { recursive: true, encoding: "utf8" }).map((name) =>
        join(app, room, name),
      ),
    )
    .filter((path) => /(\/(citizen|eid)[^/]*|\/(service|oidc)\/\w+)\.go$/.test(path))
    .filter((path) => existsSync(path) && !path.endsWith("_test.go"))
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
  const slugs = (pattern: RegExp) => [
    ...new Set([...go.matchAll(pattern)].map(([, slug]) => slug!)),
  ];
  // What only a program could send: no page of ours does.
  const neverSeen = ["unexpected", "wrong-type", "not-allowed", "wrong-cursor"];

  it("hold every failure", () => {
    const found = slugs(/problem\.New\(problem\.\w+, "([a-z-]+)"/g);
    expect(found.length).toBeGreaterThan(5);
    const missing = found.filter((slug) => !hasWords(`problem.${slug}`));
    expect(missing.filter((slug) => !neverSeen.includes(slug))).toEqual([]);
  });

  it("hold every fault of a field", () => {
    const found = [
      ...slugs(/problem\.OfField\([^,]+, "([a-z-]+)"/g),
      ...slugs(/return "([a-z]+(?:-[a-z]+)+)"/g),
    ];
    expect(found).toContain("phone-invalid");
    const missing = found.filter((slug) => !hasWords(`fault.${slug}`));
    expect(missing.filter((slug) => !neverSeen.includes(slug))).toEqual([]);
  });
});
