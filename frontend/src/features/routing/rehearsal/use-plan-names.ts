import { useTranslation } from "react-i18next";
import { useReasons } from "../../../api/queries";
import { nameOf } from "../../../i18n/i18n";
import type { RoutingDraft, RoutingVersion } from "../state/types";
import type { Rehearsal } from "./use-rehearsals";

/** The rule id of what no rule takes. */
export const fallback = "fallback";

/** What codes of a result are called: as the draft calls them, else as what counts does. */
export interface PlanNames {
  rule: (id: string) => string;
  level: (code: string) => string;
  reason: (code: string) => string;
}

export function usePlanNames(
  result: NonNullable<Rehearsal["result"]>,
  draft: RoutingDraft | null,
  live: RoutingVersion,
): PlanNames {
  const { t } = useTranslation("routing");
  const reasons = useReasons() ?? [];
  const levels = [...(draft?.plan.levels ?? []), ...(live.plan?.levels ?? [])];
  const rules = new Map(result.rules.map(({ rule, name }) => [rule, name]));
  return {
    rule: (id) => (id === fallback ? t("rehearsal.fallback") : rules.get(id) || id),
    level: (code) => {
      const level = levels.find((one) => one.code === code);
      return level ? nameOf(level) || code : code || t("rehearsal.levels.none");
    },
    reason: (code) => {
      const reason = reasons.find((one) => one.code === code);
      return reason ? nameOf(reason) : code;
    },
  };
}
