import type { Editing } from "../state/use-routing-plan";

/** The versions of the plan. */
export function HistoryTab(_: { editing: Editing }) {
  return null;
}
