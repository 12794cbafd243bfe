import { useTranslation } from "react-i18next";
import { CopyDay } from "../parts/copy-day";
import { wordsAt } from "../parts/problems";
import { weekdays, type Weekday } from "../parts/span";
import { onCellKeys } from "../parts/use-cells";
import type { RotaProps } from "./rota-editor";
import css from "./rotas.module.css";
import { DayPicture, TurnList } from "./turn-words";
import { Turns } from "./turns";
import { openAt, withWeekday } from "./weeks";

/** The week that repeats until a day says otherwise. */
export function OrdinaryWeek(props: RotaProps) {
  const { rota, part, hours, people, problems, readOnly, onChange } = props;
  const { t } = useTranslation("routing");
  const turnsOf = (day: Weekday) => rota.week?.[day] ?? [];
  const copy = (from: Weekday, to: readonly Weekday[]) =>
    onChange(to.reduce((all, day) => withWeekday(all, day, turnsOf(from)), rota));
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows between the fields within
    <table className={css.week} onKeyDown={onCellKeys}>
      <caption className="kp-visually-hidden">{t("rotas.ordinary")}</caption>
      <tbody>
        {weekdays.map((day) => {
          const name = t(`part.day.${day}`);
          const [turns, open] = [turnsOf(day), openAt(hours, day)];
          const error = wordsAt(problems, `${part}.week.${day}`);
          return (
            <tr key={day} data-row>
              <th scope="row">{name}</th>
              <td>
                {readOnly ? (
                  <TurnList turns={turns} people={people} />
                ) : (
                  <Turns
                    day={name}
                    turns={turns}
                    open={open}
                    people={people}
                    onChange={(next) => onChange(withWeekday(rota, day, next))}
                  />
                )}
                {error && <p className={css.wrong}>{error}</p>}
              </td>
              <td className={css.picture}>
                <DayPicture turns={turns} open={open} people={people} />
              </td>
              {!readOnly && (
                <td className={css.end}>
                  <CopyDay day={day} onCopy={(to) => copy(day, to)} />
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
