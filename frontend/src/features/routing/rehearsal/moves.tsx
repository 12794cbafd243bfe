import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../../api/client";
import { Card } from "./card";
import css from "./rehearsal.module.css";
import { Samples } from "./samples";
import type { PlanNames } from "./use-plan-names";
import { number } from "./words";

type Props = { moves: readonly Schemas["RehearsalMove"][]; names: PlanNames };

const atFirst = 8;

/** Tickets that go to another queue, from where to where, with some to open. */
export function Moves({ moves, names }: Props) {
  const { t } = useTranslation("routing");
  const [all, setAll] = useState(false);
  const shown = all ? moves : moves.slice(0, atFirst);
  return (
    <Card title={t("rehearsal.moves.title")}>
      {moves.length === 0 && <p className={css.none}>{t("rehearsal.moves.none")}</p>}
      <ul className={css.moves}>
        {shown.map((move) => (
          <li key={`${move.from.id} ${move.to.id}`}>
            <details>
              <summary>
                <span>
                  {move.from.name} <span aria-hidden>→</span>
                  <span className="kp-visually-hidden">{t("rehearsal.moves.to")}</span>{" "}
                  {move.to.name}
                </span>
                <b>{t("rehearsal.tickets", { count: move.tickets, n: number(move.tickets) })}</b>
              </summary>
              <Samples samples={move.examples} names={names} />
            </details>
          </li>
        ))}
      </ul>
      {shown.length < moves.length && (
        <p className={css.none}>
          <Button size="compact-xs" variant="default" onClick={() => setAll(true)}>
            {t("rehearsal.moves.all", { count: moves.length })}
          </Button>
        </p>
      )}
    </Card>
  );
}
