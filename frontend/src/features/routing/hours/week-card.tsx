import { useState } from "react";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../../i18n/i18n";
import { DayBar } from "../parts/day-bar";
import { joined } from "../../../ui/joined";
import parts from "../parts/parts.module.css";
import { ProblemList } from "../parts/problem-list";
import { besides, wordsAt } from "../parts/problems";
import { spanWords, weekdays, type Weekday } from "../parts/span";
import { onCellKeys } from "../parts/use-cells";
import type { RoutingProblem } from "../state/types";
import { DayRow } from "./day-row";
import css from "./hours.module.css";
import { openHours, opens, spansOf, withDay, type Week } from "./week";

interface Props {
  week: Week;
  problems: readonly RoutingProblem[];
  readOnly: boolean;
  onChange: (week: Week) => void;
}

/** The opening hours of an ordinary week. A week that never opens stays here until it does. */
export function WeekCard({ week: kept, problems, readOnly, onChange }: Props) {
  const { t } = useTranslation("routing");
  const [never, setNever] = useState(false);
  const week: Week = never ? {} : kept;

  function change(next: Week) {
    setNever(!opens(next));
    if (opens(next)) onChange(next);
  }

  function copy(from: Weekday, to: readonly Weekday[]) {
    change(to.reduce((all, day) => withDay(all, day, week[from] ?? []), week));
  }

  return (
    <section className={parts.card} aria-labelledby="kp-hours-week">
      <div className={parts.top}>
        <h3 id="kp-hours-week">{t("hours.week")}</h3>
        <p>{opens(week) && t("hours.sum", { count: openHours(week) })}</p>
      </div>
      <div className={css.body}>
        {never && (
          <p className={parts.wrong} role="alert">
            {t("hours.never")}
          </p>
        )}
        {!never && !opens(week) && <p className={parts.quiet}>{t("hours.unsaid")}</p>}
        <ProblemList problems={besides(problems, "hours.week", weekdays)} />
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows between the fields within */}
        <table className={css.week} onKeyDown={onCellKeys}>
          <caption className="kp-visually-hidden">{t("hours.week")}</caption>
          <thead className="kp-visually-hidden">
            <tr>
              <th scope="col">{t("hours.column.day")}</th>
              <th scope="col">{t("hours.column.hours")}</th>
              <td />
              {!readOnly && <th scope="col">{t("hours.column.copy")}</th>}
            </tr>
          </thead>
          <tbody>
            {weekdays.map((day) =>
              readOnly ? (
                <ReadDay key={day} day={day} week={week} />
              ) : (
                <DayRow
                  key={day}
                  day={day}
                  week={week}
                  error={wordsAt(problems, `hours.week.${day}`)}
                  onChange={(hours) => change(withDay(week, day, hours))}
                  onCopy={(to) => copy(day, to)}
                />
              ),
            )}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function ReadDay({ day, week }: { day: Weekday; week: Week }) {
  const { t } = useTranslation("routing");
  const spans = spansOf(week, day);
  const swedish = currentLanguage() === "sv";
  const words = spans.map((span) => spanWords(span, swedish));
  return (
    <tr>
      <th scope="row">{t(`part.day.${day}`)}</th>
      <td>{joined(words, t("part.and")) || t("hours.closed")}</td>
      <td className={css.barCell}>
        <DayBar stretches={spans} />
      </td>
    </tr>
  );
}
