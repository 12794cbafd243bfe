import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { i18n } from "./i18n";

const src = join(import.meta.dirname, "..");
const repo = join(src, "..", "..");

type Words = { [key: string]: string | Words };

function flat(words: Words, before = ""): Record<string, string> {
  return Object.fromEntries(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === "string"
        ? [[before + key, value]]
        : Object.entries(flat(value, `${before}${key}.`)),
    ),
  );
}

function read(language: string, namespace: string): Record<string, string> {
  const path = join(import.meta.dirname, language, `${namespace}.json`);
  const text = existsSync(path) ? readFileSync(path, "utf8") : "{}";
  return flat(JSON.parse(text) as Words);
}

function files(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/[._]test\.|node_modules|testdata/.test(path));
}

const namespaces = readdirSync(join(import.meta.dirname, "sv")).map((name) =>
  name.replace(".json", ""),
);

describe.each(namespaces)("the words of %s", (namespace) => {
  const sv = read("sv", namespace);
  const en = read("en", namespace);

  it("have the same keys in both languages", () =>
    expect(Object.keys(en).sort()).toEqual(Object.keys(sv).sort()));

  it("are never empty, and hold the same values to fill in", () => {
    const holes = (words: string) =>
      [...words.matchAll(/\{\{(\w+)\}\}/g)].map(([hole]) => hole).sort();
    for (const [key, words] of Object.entries(sv)) {
      expect(words, key).not.toBe("");
      expect([...new Set(holes(en[key] ?? ""))], key).toEqual([...new Set(holes(words))]);
    }
  });
});

/** Every key that a file asks for; one with a ${…} stands for all that begin so. */
function asked(path: string): { names: string[]; whole: boolean }[] {
  const text = readFileSync(path, "utf8");
  const used = [...text.matchAll(/useTranslation\(\s*\[?\s*"([\w-]+)"/g)].map(([, name]) => name!);
  // A file that is handed its t may be handed one that puts something before the key.
  const own = used.length > 0 ? used : ["*"];
  return [...text.matchAll(/\bt\(\s*(["`])((?:(?!\1)[^\\])+)\1/g)].map(([, , key]) => {
    const start = key!.split("${")[0]!;
    const names = start.includes(":") ? [start] : own.map((name) => `${name}:${start}`);
    return { names, whole: start === key };
  });
}

describe("the words that the code asks for", () => {
  it("are all there", () => {
    const known = new Set(
      namespaces.flatMap((namespace) =>
        Object.keys(read("sv", namespace)).map((key) => `${namespace}:${key}`),
      ),
    );
    const ends = [...known].map((key) => key.replace(/_(?:zero|one|other)$/, ""));
    const has = (key: string) =>
      key.startsWith("*:")
        ? ends.some(
            (name) => name.endsWith(`:${key.slice(2)}`) || name.endsWith(`.${key.slice(2)}`),
          )
        : ends.includes(key);
    const begins = (start: string) =>
      start.startsWith("*:") || [...known].some((key) => key.startsWith(start));
    const missing = files(src, /\.tsx?$/).flatMap((path) =>
      asked(path)
        .filter(({ names, whole }) => !names.some(whole ? has : begins))
        .map(({ names }) => `${path.slice(src.length + 1)}: ${names[0]}`),
    );
    expect(missing).toEqual([]);
  });
});

describe("the words for what the server can refuse", () => {
  const go = ["tickets", "app", join("routing", "competence.go"), join("routing", "escalate.go")]
    .flatMap((name) =>
      name.endsWith(".go") ? [join(repo, name)] : files(join(repo, name), /\.go$/),
    )
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
  const slugs = (pattern: RegExp) => [
    ...new Set([...go.matchAll(pattern)].map(([, slug]) => slug!)),
  ];

  it("hold every failure", () => {
    const missing = slugs(/problem\.New\(problem\.\w+, "([a-z-]+)"/g).filter(
      (slug) => !i18n.exists(`problems:${slug}`),
    );
    expect(missing).toEqual([]);
  });

  it("hold every fault of a field", () => {
    const missing = slugs(/(?:problem\.OfField\([^,]+, |Path: [^,]+, Slug: )"([a-z-]+)"/g).filter(
      (slug) => !i18n.exists(`problems:field.${slug}`) && !i18n.exists(`problems:${slug}`),
    );
    expect(missing).toEqual([]);
  });
});
