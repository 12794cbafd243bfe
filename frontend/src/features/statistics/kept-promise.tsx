import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { useDirectory } from "../../api/queries";
import { ChannelIcon, type Channel } from "../../ui/channel-icon";
import { Count } from "./count";
import { wayOf } from "./links";
import { edgesOf, type Days } from "./period";
import { percent } from "./rates";
import page from "./statistics.module.css";
import css from "./today.module.css";

type Props = { rows: readonly Schemas["PromiseRow"][]; days: Days; period: string };
const states = ["kept", "broken", "pending"] as const;

/** How many of those who wrote were answered within two working days (E-2). */
export function KeptPromise({ rows, days, period }: Props) {
  const { t } = useTranslation("statistics");
  const units = useDirectory()?.units ?? [];
  const several = new Set(rows.map((row) => row.unit)).size > 1;
  return (
    <section className={page.card} aria-labelledby="kp-promise">
      <header className={page.head}>
        <h2 id="kp-promise">
          {t("promise.title")} <small>{period}</small>
        </h2>
      </header>
      {rows.length === 0 ? (
        <p className={page.empty}>{t("promise.none")}</p>
      ) : (
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t("ways.way")}</th>
              <th scope="col">{t("promise.rate")}</th>
              {states.map((state) => (
                <th key={state} scope="col">
                  {t(`promise.${state}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const unit = units.find(({ code }) => code === row.unit)?.name ?? row.unit;
              const way = t(`common:channel.${row.channel as Channel}`);
              const name = several ? `${way}, ${unit}` : way;
              return (
                <tr key={`${row.unit} ${row.channel}`}>
                  <th scope="row">
                    <ChannelIcon channel={row.channel as Channel} long />
                    {several && <small>{unit}</small>}
                  </th>
                  <td>{percent(row.rate ?? null)}</td>
                  {states.map((state) => (
                    <td key={state}>
                      <Count
                        n={row[state]}
                        label={t("list.of", {
                          what: t(`promise.list.${state}`, { count: row[state], period }),
                          name,
                        })}
                        to={wayOf(row, edgesOf(days), { promise: state })}
                      />
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <details className={page.how}>
        <summary>{t("how.title")}</summary>
        <p>{t("promise.how")}</p>
      </details>
    </section>
  );
}
