import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { Count } from "./count";
import { closedOf } from "./links";
import type { Days } from "./period";
import { count, partsOf } from "./rates";
import css from "./rates.module.css";

type Props = { resolution: Schemas["Resolution"]; days: Days; period: string };
const parts = ["firstLine", "secondLine", "others"] as const;

/** All that was closed, laid out: who solved it, what went on, and what is kept apart. */
export function Breakdown({ resolution, days, period }: Props) {
  const { t } = useTranslation("statistics");
  const found = partsOf(resolution);
  const links = { firstLine: closedOf(days, "first-line"), secondLine: null, others: null };
  return (
    <div className={css.breakdown}>
      <h3>{t("parts.title")}</h3>
      <div className={css.stack} aria-hidden>
        {parts.map((part) => (
          <span
            key={part}
            data-part={part}
            style={{ flexGrow: found[part] }}
            hidden={found[part] === 0}
          />
        ))}
      </div>
      <table className={css.partTable}>
        <tbody>
          {parts.map((part) => (
            <tr key={part}>
              <th scope="row">
                <i data-part={part} aria-hidden />
                {t(`parts.${part}`)}
              </th>
              <td>
                <Count
                  n={found[part]}
                  label={t("list.first_line", { count: found[part], period })}
                  to={links[part]}
                />
              </td>
            </tr>
          ))}
        </tbody>
        <tbody>
          <tr className={css.sum}>
            <th scope="row">{t("parts.counted")}</th>
            <td>
              <Count
                n={resolution.closed}
                label={t("list.counted", { count: resolution.closed, period })}
                to={closedOf(days, "counted")}
              >
                {count(resolution.closed)}
              </Count>
            </td>
          </tr>
          <tr>
            <th scope="row">
              {t("apart.name")}
              <small>{t("apart.short")}</small>
            </th>
            <td>
              <Count
                n={found.apart}
                label={t("list.apart", { count: found.apart, period })}
                to={closedOf(days, "apart")}
              />
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
