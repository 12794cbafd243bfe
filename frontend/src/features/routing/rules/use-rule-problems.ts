import { fieldWords } from "../../../ui/rule-words/condition-sentence";
import { useConditionWords } from "../../../ui/rule-words/use-condition-words";
import { useNamedProblems } from "../parts/use-named-problems";
import type { RoutingPlan, RoutingProblem, RoutingVocabulary } from "../state/types";

/** The problems with the names of rules, and of what conditions look at, in place of codes. */
export function useRuleProblems(
  problems: readonly RoutingProblem[],
  plan: RoutingPlan,
  { fields }: RoutingVocabulary,
): RoutingProblem[] {
  const words = useConditionWords();
  return useNamedProblems(problems).map((problem) => {
    const { word } = problem;
    const rule = word && plan.rules.find(({ id }) => id === word);
    if (rule) return { ...problem, word: rule.name };
    const field = problem.slug !== "unknown-field" && fields.find(({ name }) => name === word);
    return field ? { ...problem, word: fieldWords(field.name, words) } : problem;
  });
}
