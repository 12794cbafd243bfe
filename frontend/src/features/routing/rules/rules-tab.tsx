import type { Editing } from "../state/use-routing-plan";

/** The rules in their order. */
export function RulesTab(_: { editing: Editing }) {
  return null;
}
