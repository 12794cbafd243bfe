import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { shortDay } from "../parts/day-words";
import { wordsAt } from "../parts/problems";
import { weekdayOf, weekNumber } from "../parts/span";
import { onCellKeys } from "../parts/use-cells";
import { CopyForward } from "./copy-forward";
import type { RotaProps } from "./rota-editor";
import css from "./rotas.module.css";
import { DayPicture, TurnList } from "./turn-words";
import { Turns } from "./turns";
import { daysOf, isOwn, openOn, turnsOn, withDay } from "./weeks";

/** One week of the calendar: each day as the ordinary week has it, or with turns of its own. */
export function DatedWeek({ monday, ...props }: RotaProps & { monday: string }) {
  const { rota, readOnly, onChange } = props;
  const { t } = useTranslation("routing");
  return (
    <>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows between the fields within */}
      <table className={css.week} onKeyDown={onCellKeys}>
        <caption className="kp-visually-hidden">
          {t("rotas.weekNumber", { n: weekNumber(monday) })}
        </caption>
        <tbody>
          {daysOf(monday).map((on) => (
            <DatedDay key={on} {...props} on={on} />
          ))}
        </tbody>
      </table>
      {!readOnly && <CopyForward key={monday} rota={rota} monday={monday} onChange={onChange} />}
    </>
  );
}

function DatedDay({ on, ...props }: RotaProps & { on: string }) {
  const { rota, part, hours, people, problems, readOnly, onChange } = props;
  const { t } = useTranslation("routing");
  const [turns, open, own] = [turnsOn(rota, on), openOn(hours, on), isOwn(rota, on)];
  const name = `${t(`part.dayShort.${weekdayOf(on)}`)} ${shortDay(on)}`;
  const error = wordsAt(problems, `${part}.days.${on}`);
  return (
    <tr data-row data-own={own}>
      <th scope="row">
        {name}
        <small>{t(own ? "rotas.own" : "rotas.asUsual")}</small>
      </th>
      <td>
        {own && !readOnly ? (
          <Turns
            day={name}
            turns={turns}
            open={open}
            people={people}
            onChange={(next) => onChange(withDay(rota, on, next))}
          />
        ) : (
          <TurnList turns={turns} people={people} />
        )}
        {error && <p className={css.wrong}>{error}</p>}
      </td>
      <td className={css.picture}>
        <DayPicture turns={turns} open={open} people={people} />
      </td>
      {!readOnly && (
        <td className={css.end}>
          <Button
            size="compact-xs"
            variant="subtle"
            data-cell
            aria-label={t(own ? "rotas.backOf" : "rotas.changeOf", { day: name })}
            onClick={() => onChange(withDay(rota, on, own ? null : turns))}
          >
            {t(own ? "rotas.back" : "rotas.change")}
          </Button>
        </td>
      )}
    </tr>
  );
}
