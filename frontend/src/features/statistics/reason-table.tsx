import { useTranslation } from "react-i18next";
import { useDirectory, useMe, useReasons } from "../../api/queries";
import { nameOf } from "../../i18n/i18n";
import { Count } from "./count";
import { reasonOf } from "./links";
import type { Days } from "./period";
import { count, locale } from "./rates";
import { ReasonLines } from "./reason-lines";
import { ReasonRules } from "./reason-rules";
import { ordered, perTicket, type Order, type ReasonFigures } from "./reason-rows";
import css from "./reasons.module.css";

type Props = {
  reasons: readonly ReasonFigures[];
  order: Order;
  days: Days;
  /** In words, for what a figure's link is called. */
  period: string;
};

/** A row for each contact reason of each unit: where solved, how often astray, by which rule. */
export function ReasonTable({ reasons, order, days, period }: Props) {
  const { t } = useTranslation("statistics");
  const catalogue = useReasons() ?? [];
  const units = useDirectory()?.units ?? [];
  const mayRoute = useMe().can.includes("routing:read");
  const several = new Set(reasons.map(({ unit }) => unit)).size > 1;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls by keyboard too
    <div className={css.box} tabIndex={0} role="group" aria-labelledby="kp-reasons">
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t("reasons.reason")}</th>
            <th scope="col">{t("reasons.tickets")}</th>
            <th scope="col">{t("reasons.solvedOn")}</th>
            <th scope="col">{t("reasons.returned")}</th>
            <th scope="col">{t("reasons.reassigned")}</th>
            <th scope="col">{t("reasons.rule")}</th>
          </tr>
        </thead>
        <tbody>
          {ordered(reasons, order).map((row) => {
            const known = catalogue.find(({ code }) => code === row.reason);
            const unit = units.find(({ code }) => code === row.unit)?.name ?? row.unit;
            const name = known ? nameOf(known) : row.reason;
            return (
              <tr key={`${row.unit} ${row.reason}`}>
                <th scope="row">
                  {name}
                  {several && <small>{unit}</small>}
                </th>
                <td data-label={t("reasons.tickets")}>
                  <Count
                    n={row.tickets}
                    label={t("list.of", {
                      what: t("list.counted", { count: row.tickets, period }),
                      name,
                    })}
                    to={reasonOf(row, days, "counted")}
                  />
                </td>
                <td className={css.lines}>
                  <ReasonLines figures={row} name={name} days={days} period={period} />
                </td>
                <Astray of="returned" figures={row} />
                <Astray of="reassigned" figures={row} />
                <td className={css.rules}>
                  <ReasonRules figures={row} name={name} mayRoute={mayRoute} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** How often something happened, and how often that is to one ticket on average. */
function Astray({ of, figures }: { of: "returned" | "reassigned"; figures: ReasonFigures }) {
  const { t } = useTranslation("statistics");
  const n = figures[of];
  return (
    <td data-label={t(`reasons.${of}`)}>
      {count(n)}
      {n > 0 && <small>{t("reasons.each", { n: perTicket(n, figures.tickets, locale()) })}</small>}
    </td>
  );
}
