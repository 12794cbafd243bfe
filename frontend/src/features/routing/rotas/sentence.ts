import { i18n } from "../../../i18n/i18n";
import { joined } from "../../../ui/joined";
import { weekdays } from "../parts/span";
import type { Rota, RoutingVocabulary } from "../state/types";
import { personName } from "./turn-words";

/** "Mån–fre, Sara Ek och Nils Holm, 4 egna dagar": what a folded rota says of itself. */
export function rotaSentence(rota: Rota, people: RoutingVocabulary["people"]): string {
  const manned = weekdays.filter((day) => (rota.week?.[day] ?? []).length > 0);
  const turns = [...Object.values(rota.week ?? {}), ...Object.values(rota.days ?? {})].flat();
  const names = [...new Set(turns.map(({ person }) => personName(people, person)))];
  const own = Object.keys(rota.days ?? {}).length;
  const said = [
    daysWords(manned),
    names.length > 4
      ? i18n.t("routing:rotas.people", { count: names.length })
      : joined(names, i18n.t("routing:part.and")),
    own > 0 ? i18n.t("routing:rotas.ownDays", { count: own }) : "",
  ].filter(Boolean);
  return said.join(" · ") || i18n.t("routing:rotas.nobody");
}

/** "mån–fre" for days in a row, "mån, ons" for others. */
function daysWords(days: readonly (typeof weekdays)[number][]): string {
  const words = days.map((day) => i18n.t(`routing:part.dayShort.${day}`));
  const first = weekdays.indexOf(days[0]!);
  const inRow = days.every((day, at) => weekdays.indexOf(day) === first + at);
  if (days.length > 2 && inRow) return `${words[0]}–${words.at(-1)}`;
  return words.join(", ");
}
