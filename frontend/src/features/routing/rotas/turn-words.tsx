import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { currentLanguage, i18n } from "../../../i18n/i18n";
import { initials } from "../../../ui/initials";
import { DayBar } from "../parts/day-bar";
import { joined } from "../../../ui/joined";
import { readSpan, spanWords, type Span } from "../parts/span";
import type { RotaTurn, RoutingVocabulary } from "../state/types";
import css from "./rotas.module.css";
import { unmanned } from "./weeks";

type People = RoutingVocabulary["people"];

export function personName(people: People, id: number): string {
  return people.find((person) => person.id === id)?.name ?? i18n.t("routing:rotas.gone");
}

/** "07.30–12.00 Sara Ek, 12.00–17.00 Nils Holm". */
export function turnWords(turns: readonly RotaTurn[], people: People): string {
  const swedish = currentLanguage() === "sv";
  return turns
    .map(
      ({ hours, person }) => `${spanWords(readSpan(hours), swedish)} ${personName(people, person)}`,
    )
    .join(", ");
}

/** "Obemannat 12.00–13.00 och 16.00–17.00", or nothing. */
export function gapWords(turns: readonly RotaTurn[], open: readonly Span[]): string {
  const swedish = currentLanguage() === "sv";
  const empty = unmanned(turns, open).map((span) => spanWords(span, swedish));
  if (empty.length === 0) return "";
  return i18n.t("routing:rotas.unmanned", { hours: joined(empty, i18n.t("routing:part.and")) });
}

type Props = { turns: readonly RotaTurn[]; open: readonly Span[]; people: People };

/** A day as a bar with its turns and what nobody has, and the latter in words. */
export function DayPicture({ turns, open, people }: Props) {
  const words = gapWords(turns, open);
  return (
    <>
      <DayBar
        stretches={[
          ...turns.map(({ hours, person }) => ({
            ...readSpan(hours),
            words: person === 0 ? "?" : initials(personName(people, person)),
          })),
          ...unmanned(turns, open).map((span) => ({ ...span, kind: "gap" as const })),
        ]}
      />
      {words && (
        <small className={css.gap}>
          <IconAlertTriangle size={13} aria-hidden />
          {words}
        </small>
      )}
    </>
  );
}

/** The turns of a day for those who only read. */
export function TurnList({ turns, people }: Omit<Props, "open">) {
  const { t } = useTranslation("routing");
  return <span>{turnWords(turns, people) || t("rotas.nobody")}</span>;
}
