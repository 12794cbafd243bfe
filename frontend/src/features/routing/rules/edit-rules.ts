import type { RoutingPlan, RoutingProblem, RoutingRule } from "../state/types";

/** Rows that are not rules but stand among them: what goes before all, and what comes last. */
export const alarmRow = "alarm-words";
export const fallbackRow = "fallback";

/** The plan with one rule changed. */
export function withRule(plan: RoutingPlan, rule: RoutingRule): RoutingPlan {
  return { ...plan, rules: plan.rules.map((one) => (one.id === rule.id ? rule : one)) };
}

/** The plan with a rule at a place, counted from 0. */
export function withNewRule(plan: RoutingPlan, at: number, rule: RoutingRule): RoutingPlan {
  const taken = plan.rules.some(({ id }) => id === rule.id);
  if (taken) return plan;
  return { ...plan, rules: plan.rules.toSpliced(at, 0, rule) };
}

export function withoutRule(plan: RoutingPlan, id: string): RoutingPlan {
  return { ...plan, rules: plan.rules.filter((one) => one.id !== id) };
}

/** The plan with a rule moved to a place, counted from 0; the same plan where it is there. */
export function withRuleAt(plan: RoutingPlan, id: string, at: number): RoutingPlan {
  const from = plan.rules.findIndex((one) => one.id === id);
  const to = Math.max(0, Math.min(at, plan.rules.length - 1));
  if (from < 0 || from === to) return plan;
  return { ...plan, rules: plan.rules.toSpliced(from, 1).toSpliced(to, 0, plan.rules[from]!) };
}

/** The problems of one row of the list. */
export function problemsOfRow(problems: readonly RoutingProblem[], id: string): RoutingProblem[] {
  return problems.filter((problem) => rowOfProblem(problem) === id);
}

/** The row where a problem can be mended; undefined where it is none of the rules'. */
export function rowOfProblem({ rule, path }: RoutingProblem): string | undefined {
  if (rule) return rule;
  if (path.startsWith("fallback")) return fallbackRow;
  return path.startsWith("alarm") ? alarmRow : undefined;
}

/** Whether a rule names a contact reason. */
export function looksAt(rule: RoutingRule, reason: string): boolean {
  const named = (rule.conditions ?? []).some(
    ({ field, value }) => field === "reason" && value.includes(reason),
  );
  return named || (rule.expr?.includes(`"${reason}"`) ?? false);
}
