import type { PlanPartProps } from "../state/types";

/** What a tab of a unit's plan is given; whose queues it may name goes by the unit. */
export interface TabProps extends PlanPartProps {
  unit: string;
}
