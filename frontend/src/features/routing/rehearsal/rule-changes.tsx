import { useTranslation } from "react-i18next";
import type { Schemas } from "../../../api/client";
import { Card } from "./card";
import { Pair } from "./change";
import css from "./rehearsal.module.css";
import type { PlanNames } from "./use-plan-names";

type Props = { rules: readonly Schemas["RehearsalRule"][]; names: PlanNames };

/** How often each rule decides, in the order of the rules. */
export function RuleChanges({ rules, names }: Props) {
  const { t } = useTranslation("routing");
  return (
    <Card title={t("rehearsal.rules.title")}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t("rehearsal.rules.rule")}</th>
            <th scope="col">{t("rehearsal.rules.decides")}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((row) => (
            <tr key={row.rule}>
              <th scope="row">
                {names.rule(row.rule)}
                {row.after === 0 && row.before === 0 && <small>{t("rehearsal.rules.never")}</small>}
              </th>
              <Pair label={t("rehearsal.rules.decides")} before={row.before} after={row.after} />
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
