import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { useDirectory } from "../../api/queries";
import { Count } from "./count";
import { mailOf, toDeliveries } from "./links";
import page from "./statistics.module.css";
import css from "./today.module.css";

type Props = { attention: Schemas["Attention"] };
const ages = ["hour", "four_hours", "day", "older"] as const;

/** Mail that waits for a person, by age, and what has not arrived: as it is now. */
export function Attention({ attention }: Props) {
  const { t } = useTranslation("statistics");
  const units = useDirectory()?.units ?? [];
  const several = new Set(attention.mail.map((row) => row.unit)).size > 1;
  return (
    <section className={page.card} aria-labelledby="kp-attention">
      <header className={page.head}>
        <h2 id="kp-attention">{t("attention.title")}</h2>
      </header>
      {attention.mail.length === 0 ? (
        <p className={page.empty}>{t("attention.noMail")}</p>
      ) : (
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t("attention.mail")}</th>
              {ages.map((age) => (
                <th key={age} scope="col">
                  {t(`attention.age.${age}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {attention.mail.map((row) => {
              const unit = units.find(({ code }) => code === row.unit)?.name ?? row.unit;
              const name = t(`attention.${row.outcome}`);
              return (
                <tr key={`${row.unit} ${row.outcome}`}>
                  <th scope="row">
                    {name}
                    {several && <small>{unit}</small>}
                  </th>
                  {ages.map((age) => (
                    <td key={age}>
                      <Count
                        n={row[age]}
                        label={t("list.of", {
                          what: t("attention.list.mail", { count: row[age] }),
                          name: `${name}, ${t(`attention.age.${age}`)}`,
                        })}
                        to={mailOf(row.outcome)}
                      />
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <table className={css.table}>
        <tbody>
          {(["failed", "uncertain"] as const).map((state) => (
            <tr key={state}>
              <th scope="row">{t(`attention.${state}`)}</th>
              <td>
                <Count
                  n={attention[state]}
                  label={t(`attention.list.${state}`, { count: attention[state] })}
                  to={toDeliveries}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
