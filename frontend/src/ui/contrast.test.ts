import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const css = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");

function theme(name: "light" | "dark"): Record<string, string> {
  const block = new RegExp(`color-scheme="${name}"\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? "";
  return Object.fromEntries(
    [...block.matchAll(/--kp-([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, token, hex]) => [token, hex]),
  ) as Record<string, string>;
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

const surfaces = ["surface-0", "surface-1", "surface-2", "surface-3", "selected"];
const onEverySurface = ["text-1", "text-2", "text-3", "accent-ink", "late", "warn", "ok", "info"];
const onPanes = ["line-1", "line-2", "line-3", "phone", "email", "citizen1177", "post", "fax"];
const soft = ["accent", "ok", "warn", "late", "info", "line-1", "line-2", "line-3"];

const text: [string, string][] = [
  ...onEverySurface.flatMap((ink) => surfaces.map((ground): [string, string] => [ink, ground])),
  ...onPanes.flatMap((ink) => surfaces.map((ground): [string, string] => [ink, ground])),
  ...soft.map((role): [string, string] => [
    role === "accent" ? "accent-ink" : role,
    `${role}-soft`,
  ]),
  ...soft.map((role): [string, string] => ["text-1", `${role}-soft`]),
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["on-late", "late"],
  ...["text-1", "text-2", "text-3"].map((ink): [string, string] => [ink, "note"]),
];
const controls: [string, string][] = ["line-strong", "accent"].flatMap((edge) =>
  surfaces.map((ground): [string, string] => [edge, ground]),
);

describe.each(["light", "dark"] as const)("%s theme", (name) => {
  const tokens = theme(name);
  it.each(text)("text %s on %s is at least 4.5:1", (ink, ground) => {
    expect(contrast(tokens[ink]!, tokens[ground]!)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(controls)("control %s on %s is at least 3:1", (edge, ground) => {
    expect(contrast(tokens[edge]!, tokens[ground]!)).toBeGreaterThanOrEqual(3);
  });
});
