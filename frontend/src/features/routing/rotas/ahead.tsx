import { useState } from "react";
import { useTranslation } from "react-i18next";
import { initials } from "../../../ui/initials";
import { shortDay } from "../parts/day-words";
import { weekdayOf, weekdays, weekNumber } from "../parts/span";
import { onCellKeys } from "../parts/use-cells";
import type { OpeningHours, Rota, RoutingVocabulary } from "../state/types";
import css from "./rotas.module.css";
import { gapWords, personName, turnWords } from "./turn-words";
import { daysOf, isOwn, mondaysFrom, openOn, turnsOn, unmanned, weeksAhead } from "./weeks";

interface Props {
  rota: Rota;
  hours: OpeningHours;
  people: RoutingVocabulary["people"];
  today: string;
  /** The week that is open above; null for the ordinary one. */
  monday: string | null;
  onOpen: (monday: string) => void;
}

/** Three months at a glance: who is on each day, and the days when nobody is. */
export function Ahead({ rota, hours, people, today, monday, onOpen }: Props) {
  const { t } = useTranslation("routing");
  const weeks = mondaysFrom(today, weeksAhead);
  // One cell is reached by Tab, the others by the arrows.
  const [at, setAt] = useState(today);
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows between the days within
    <table className={css.ahead} onKeyDown={onCellKeys}>
      <caption>
        {t("rotas.ahead")} <small>{t("rotas.aheadHelp")}</small>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t("rotas.week")}</th>
          {weekdays.map((day) => (
            <th key={day} scope="col">
              {t(`part.dayShort.${day}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week} data-row data-open={week === monday}>
            <th scope="row">
              {weekNumber(week)} <small>{shortDay(week)}</small>
            </th>
            {daysOf(week).map((on) => (
              <td key={on}>
                <Day
                  {...{ rota, hours, people, on }}
                  past={on < today}
                  tabbed={on === at}
                  onFocus={() => setAt(on)}
                  onOpen={() => onOpen(week)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayProps extends Pick<Props, "rota" | "hours" | "people"> {
  on: string;
  past: boolean;
  tabbed: boolean;
  onFocus: () => void;
  onOpen: () => void;
}

function Day({ rota, hours, people, on, past, tabbed, onFocus, onOpen }: DayProps) {
  const { t } = useTranslation("routing");
  const [turns, open, own] = [turnsOn(rota, on), openOn(hours, on), isOwn(rota, on)];
  const empty = unmanned(turns, open);
  const state = empty.length === 0 ? "full" : turns.length === 0 ? "none" : "part";
  const who = [...new Set(turns.map(({ person }) => initials(personName(people, person))))];
  const label = [
    `${t(`part.dayShort.${weekdayOf(on)}`)} ${shortDay(on)}`,
    turnWords(turns, people) || t(open.length > 0 ? "rotas.nobody" : "rotas.closed"),
    gapWords(turns, open),
    own && t("rotas.own"),
  ];
  const words = label.filter(Boolean).join(". ");
  return (
    <button
      type="button"
      data-cell
      data-state={state}
      data-own={own}
      data-past={past}
      tabIndex={tabbed ? 0 : -1}
      title={words}
      onFocus={onFocus}
      onClick={onOpen}
    >
      <span aria-hidden>{who.join(" ") || (open.length > 0 ? t("rotas.emptyDay") : "·")}</span>
      <span className="kp-visually-hidden">{words}</span>
    </button>
  );
}
