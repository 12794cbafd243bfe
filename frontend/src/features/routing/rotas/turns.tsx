import { ActionIcon, Button, NativeSelect } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { changed, without } from "../parts/listed";
import { SpanField } from "../parts/span-field";
import { nextSpan, overlapping, readSpan, writeSpan, type Span } from "../parts/span";
import type { RotaTurn, RoutingVocabulary } from "../state/types";
import css from "./rotas.module.css";
import { unmanned } from "./weeks";

interface Props {
  /** "måndag" or "mån 23 nov". */
  day: string;
  turns: readonly RotaTurn[];
  open: readonly Span[];
  people: RoutingVocabulary["people"];
  onChange: (turns: RotaTurn[]) => void;
}

/** The turns (pass) of one day: from, to and who. A new one takes the first that nobody has. */
export function Turns({ day, turns, open, people, onChange }: Props) {
  const { t } = useTranslation("routing");
  const spans = turns.map(({ hours }) => readSpan(hours));
  const clashing = overlapping(spans);
  const next = unmanned(turns, open)[0] ?? nextSpan(spans);
  const turnOf = (at: number) => t("rotas.turnOf", { day, n: at + 1 });
  return (
    <div className={css.turns}>
      {turns.map((turn, at) => (
        <span key={`${at} ${turns.length}`} className={css.turn}>
          <SpanField
            label={turnOf(at)}
            hours={turn.hours}
            marked={clashing.includes(at)}
            onChange={(hours) => onChange(changed(turns, at, { ...turn, hours }))}
          />
          <NativeSelect
            size="xs"
            data-cell
            aria-label={t("rotas.personOf", { turn: turnOf(at) })}
            error={turn.person === 0}
            value={turn.person}
            data={[
              ...(turn.person === 0 ? [{ value: "0", label: t("rotas.pick") }] : []),
              ...gone(turn.person, people).map((id) => ({
                value: `${id}`,
                label: t("rotas.gone"),
              })),
              ...people.map(({ id, name }) => ({ value: `${id}`, label: name })),
            ]}
            onChange={(event) =>
              onChange(changed(turns, at, { ...turn, person: Number(event.currentTarget.value) }))
            }
          />
          <ActionIcon
            variant="subtle"
            size="sm"
            data-cell
            aria-label={t("rotas.removeTurn", { turn: turnOf(at) })}
            title={t("rotas.removeTurn", { turn: turnOf(at) })}
            onClick={() => onChange(without(turns, at))}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </span>
      ))}
      {turns.length === 0 && <span className={css.none}>{t("rotas.nobody")}</span>}
      <Button
        size="compact-xs"
        variant="subtle"
        data-cell
        leftSection={<IconPlus size={13} aria-hidden />}
        aria-label={t("rotas.addTurn", { day })}
        disabled={next === null}
        onClick={() =>
          next &&
          onChange([...turns, { hours: writeSpan(next), person: turns.at(-1)?.person ?? 0 }])
        }
      >
        {t("rotas.turn")}
      </Button>
      {clashing.length > 0 && (
        <p className={css.wrong} role="alert">
          {t("rotas.overlap")}
        </p>
      )}
    </div>
  );
}

/** Somebody who has left the unit, so that the list still says that the turn is taken. */
function gone(person: number, people: Props["people"]): number[] {
  return person === 0 || people.some(({ id }) => id === person) ? [] : [person];
}
