import type { TFunction } from "i18next";
import type { Onlooker } from "../../live/onlookers";
import { currentLanguage } from "../../i18n/i18n";

/** More than these are only counted. */
const named = 3;

/** "Bo Ek och Eva Ny", "Bo Ek, Eva Ny, Siv Ax och 4 till". */
export function namesOf(people: readonly Onlooker[], t: TFunction<"presence">): string {
  const names = people.slice(0, named).map(({ name }) => name);
  if (people.length > named) names.push(t("more", { count: people.length - named }));
  return new Intl.ListFormat(currentLanguage(), { type: "conjunction" }).format(names);
}

/** Who writes, then who only looks; empty when nobody else is there. */
export function presenceWords(people: readonly Onlooker[], t: TFunction<"presence">): string {
  const writers = people.filter(({ writing }) => writing);
  const others = people.filter(({ writing }) => !writing);
  const parts: string[] = [];
  if (writers.length > 0)
    parts.push(t("writes", { names: namesOf(writers, t), count: writers.length }));
  if (others.length > 0)
    parts.push(t("looks", { names: namesOf(others, t), count: others.length }));
  return parts.join(" · ");
}

/** Writers first, so that a warning is never among those who are only counted. */
export function writersFirst(people: readonly Onlooker[]): Onlooker[] {
  return [...people].sort((a, b) => Number(b.writing) - Number(a.writing));
}
