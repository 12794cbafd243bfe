import type { PlanPartProps } from "../state/types";

/** Nothing of this part of the plan can be seen yet. */
export function RotasTab(_: PlanPartProps) {
  return null;
}
