import { useTranslation } from "react-i18next";
import { nameOf } from "../../../i18n/i18n";
import { useConditionWords } from "../../../ui/rule-words/use-condition-words";
import { useNames } from "../../../ui/use-names";
import type { RoutingPlan, RoutingVocabulary } from "../state/types";
import type { RuleNames } from "./rule-sentence";

/** The names that the rules of a plan are told with: levels and rotas are the plan's own. */
export function useRuleNames(plan: RoutingPlan, vocabulary: RoutingVocabulary): RuleNames {
  const { t } = useTranslation("routing");
  const names = useNames();
  const conditions = useConditionWords();
  return {
    conditions,
    text: (key, values) => t(`rules.${key}`, values ?? {}),
    queue: (code) => {
      const queue = vocabulary.queues.find((one) => one.code === code);
      return queue?.name ?? names.queueCode(code);
    },
    group: names.group,
    line: names.line,
    priority: names.priority,
    level: (code) => {
      const level = plan.levels.find((one) => one.code === code);
      return level ? nameOf(level) : names.level(code);
    },
    person: (id) => vocabulary.people.find((one) => one.id === id)?.name ?? `${id}`,
    rota: (code) => plan.rotas?.find((one) => one.code === code)?.name ?? code,
  };
}
