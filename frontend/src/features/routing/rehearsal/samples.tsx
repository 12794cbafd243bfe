import { IconExternalLink } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../../api/client";
import { useNow } from "../../../ui/clock";
import { exact } from "../../../ui/time";
import css from "./rehearsal.module.css";
import type { PlanNames } from "./use-plan-names";

type Props = { samples: readonly Schemas["RehearsalSample"][]; names: PlanNames };

/** Tickets to open beside the result, with the rules that decide of them. */
export function Samples({ samples, names }: Props) {
  const { t } = useTranslation("routing");
  const now = useNow();
  return (
    <table className={css.table}>
      <thead>
        <tr>
          {(["ticket", "when", "reason", "ruleBefore", "ruleAfter"] as const).map((column) => (
            <th key={column} scope="col">
              {t(`rehearsal.samples.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {samples.map((one) => (
          <tr key={one.number}>
            <th scope="row">
              <Link
                to="/ticket/$number"
                params={{ number: one.number }}
                target="_blank"
                rel="noopener"
                className={css.open}
              >
                {one.number}
                <IconExternalLink size={12} stroke={2} aria-hidden />
                <span className="kp-visually-hidden">{t("rehearsal.samples.beside")}</span>
              </Link>
            </th>
            <td data-label={t("rehearsal.samples.when")} className={css.when}>
              {exact(Date.parse(one.occurred_at), now)}
            </td>
            <td data-label={t("rehearsal.samples.reason")}>{names.reason(one.reason)}</td>
            <td data-label={t("rehearsal.samples.ruleBefore")}>{names.rule(one.before)}</td>
            <td data-label={t("rehearsal.samples.ruleAfter")}>{names.rule(one.after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
