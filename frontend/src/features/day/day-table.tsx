import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { deeds, hoursOf } from "./deeds";
import css from "./day.module.css";

/** What was done hour by hour, without names of patients and without a sum (P-13). */
export function DayTable({ day }: { day: Schemas["PersonDay"] }) {
  const { t } = useTranslation("day");
  const hours = hoursOf(day);
  if (hours.length === 0) return <p>{t("none")}</p>;
  const two = (n: number) => String(n).padStart(2, "0");
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls sideways on a phone, by keyboard too
    <div className={css.scroll} tabIndex={0} role="group" aria-label={t("table")}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t("hour")}</th>
            {deeds.map((deed) => (
              <th key={deed} scope="col">
                {t(`deed.${deed}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hours.map(({ hour, counts }) => (
            <tr key={hour}>
              <th scope="row">{`${two(hour)}–${two((hour + 1) % 24)}`}</th>
              {deeds.map((deed) => (
                <td key={deed} data-none={counts[deed] === 0 || undefined}>
                  {counts[deed]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
