import type { Schemas } from "../../../api/client";

export type QueueUse = Schemas["QueueUse"];

/** Uses that stand under one heading: one plan's, or those of the queue itself. */
export interface Group {
  key: string;
  /** The plan's first use, which tells whose plan it is and when it counts; undefined: no plan's. */
  plan?: QueueUse;
  uses: QueueUse[];
}

/**
 * Uses by the plan that they are in, in the order in which the server tells them;
 * a rule that needs the queue twice over is told once.
 */
export function grouped(uses: readonly QueueUse[]): Group[] {
  const groups: Group[] = [];
  for (const use of uses) {
    const ofPlan = use.slug.endsWith("-plan");
    const key = ofPlan ? [use.slug, use.unit, use.version].join(" ") : "queue";
    let group = groups.find((one) => one.key === key);
    if (!group) {
      group = { key, uses: [], ...(ofPlan && { plan: use }) };
      groups.push(group);
    }
    if (!use.rule || !group.uses.some(({ rule }) => rule === use.rule)) group.uses.push(use);
  }
  return groups;
}
