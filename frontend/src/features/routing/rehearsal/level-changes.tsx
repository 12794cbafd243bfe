import { useTranslation } from "react-i18next";
import type { Schemas } from "../../../api/client";
import { Card } from "./card";
import { Pair } from "./change";
import css from "./rehearsal.module.css";
import type { PlanNames } from "./use-plan-names";

type Props = { levels: readonly Schemas["RehearsalLevel"][]; names: PlanNames };

/** Promises that would have been made and broken, by service level. */
export function LevelChanges({ levels, names }: Props) {
  const { t } = useTranslation("routing");
  return (
    <Card title={t("rehearsal.levels.title")} text={t("rehearsal.levels.text")}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t("rehearsal.levels.level")}</th>
            <th scope="col">{t("rehearsal.levels.promise")}</th>
            <th scope="col">{t("rehearsal.levels.given")}</th>
            <th scope="col">{t("rehearsal.levels.broken")}</th>
          </tr>
        </thead>
        <tbody>
          {levels.map((row) => (
            <tr key={`${row.level} ${row.promise}`}>
              <th scope="row">{names.level(row.level)}</th>
              <td data-label={t("rehearsal.levels.promise")}>
                {t(`rehearsal.levels.kind.${row.promise}`)}
              </td>
              <Pair
                label={t("rehearsal.levels.given")}
                before={row.given_before}
                after={row.given_after}
              />
              <Pair
                label={t("rehearsal.levels.broken")}
                before={row.broken_before}
                after={row.broken_after}
                fewerIsBetter
              />
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
