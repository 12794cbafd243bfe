import type { RoutingCondition, RoutingField } from "../state/types";

/** A condition on a field, with nothing chosen that has to be chosen. */
export function emptyCondition({ name, kind, ops }: RoutingField): RoutingCondition {
  const op = kind === "code" ? "any_of" : (ops[0] ?? "is");
  const value = kind === "truth" ? ["true"] : kind === "count" ? ["1"] : [];
  return { field: name, op, value };
}

/**
 * What can be chosen as a comparison. Of codes there are two, for whether one or
 * several are meant is told by how many there are.
 */
export function comparisons({ kind, ops }: RoutingField): readonly string[] {
  return kind === "code" ? ["any_of", "none_of"] : ops;
}

/** The comparison as it is chosen: "is" of codes is "any_of" with one. */
export function comparisonOf({ op }: RoutingCondition, kind: RoutingField["kind"]): string {
  if (kind !== "code") return op;
  return op === "is_not" || op === "none_of" ? "none_of" : "any_of";
}

/** The condition with another comparison, and with as many values as that has. */
export function withComparison(condition: RoutingCondition, op: string): RoutingCondition {
  const [first, second] = condition.value;
  if (op === "between") return { ...condition, op, value: [first ?? "", second ?? ""] };
  const many = op === "any_of" || op === "none_of";
  return { ...condition, op, value: many ? condition.value : first === undefined ? [] : [first] };
}
