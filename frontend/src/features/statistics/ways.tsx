import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { useDirectory } from "../../api/queries";
import { ChannelIcon, type Channel } from "../../ui/channel-icon";
import { Count } from "./count";
import { wayOf } from "./links";
import { edgesOf, type Days } from "./period";
import page from "./statistics.module.css";
import css from "./today.module.css";
import { WayHours } from "./way-hours";
import { byChannel } from "./way-rows";

type Props = { ways: Schemas["Ways"]; days: Days; period: string };

/** By which ways contacts came in the period, to which units, and at what hours (KP-11). */
export function Ways({ ways, days, period }: Props) {
  const { t } = useTranslation("statistics");
  const units = useDirectory()?.units ?? [];
  const several = new Set(ways.rows.map((row) => row.unit)).size > 1;
  const edges = edgesOf(days);
  return (
    <section className={page.card} aria-labelledby="kp-ways">
      <header className={page.head}>
        <h2 id="kp-ways">
          {t("ways.title")} <small>{period}</small>
        </h2>
      </header>
      {ways.rows.length === 0 ? (
        <p className={page.empty}>{t("ways.none")}</p>
      ) : (
        <>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">{t("ways.way")}</th>
                <th scope="col">{t("ways.in")}</th>
                <th scope="col">{t("ways.solved")}</th>
                <th scope="col">{t("ways.open")}</th>
              </tr>
            </thead>
            <tbody>
              {ways.rows.map((row) => {
                const unit = units.find(({ code }) => code === row.unit)?.name ?? row.unit;
                const way = t(`common:channel.${row.channel as Channel}`);
                const name = several ? `${way}, ${unit}` : way;
                const label = (what: "in" | "solved", count: number) =>
                  t("list.of", { what: t(`ways.list.${what}`, { count, period }), name });
                return (
                  <tr key={`${row.unit} ${row.channel}`}>
                    <th scope="row">
                      <ChannelIcon channel={row.channel as Channel} long />
                      {several && <small>{unit}</small>}
                    </th>
                    <td>
                      <Count n={row.in} label={label("in", row.in)} to={wayOf(row, edges)} />
                    </td>
                    <td>
                      <Count
                        n={row.solved}
                        label={label("solved", row.solved)}
                        to={wayOf(row, edges, { solved: "solved" })}
                      />
                    </td>
                    <td>{row.open}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          <div className={page.inside}>
            <WayHours rows={byChannel(ways.rows)} />
          </div>
        </>
      )}
    </section>
  );
}
