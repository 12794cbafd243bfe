import type { RoutingPlan } from "../state/types";
import { decidesSentence, type RuleNames } from "./rule-sentence";

/** Where words that suggest an emergency lead (KP-7a). */
export function alarmSentence(plan: RoutingPlan, names: RuleNames): string {
  const { alarm_queue: queue, alarm_level: level } = plan;
  if (!queue) return names.text("alarm.none");
  const decides = decidesSentence({ queue, level }, names);
  return names.text("alarm.sentence", { decides });
}
