import { conditionSentence, type Words } from "../../../ui/rule-words/condition-sentence";
import { joined } from "../../../ui/joined";
import type { RoutingCondition, RoutingDecides, RoutingRule } from "../state/types";

/** What turns a rule's codes into the words of the desk. */
export interface RuleNames {
  conditions: Words;
  /** A text of the language file, below routing:rules. */
  text: (key: string, values?: Record<string, string>) => string;
  queue: (code: string) => string;
  group: (code: string) => string;
  line: (line: number) => string;
  priority: (priority: number) => string;
  level: (code: string) => string;
  person: (id: number) => string;
  rota: (code: string) => string;
}

/** "När kontaktvägen är telefon och kontaktorsaken är Omboka: till Kontaktpunkten, hög prioritet." */
export function ruleSentence(rule: RoutingRule, names: RuleNames): string {
  const asked = (rule.conditions ?? []).map((one) => wantedSentence(one, names));
  if (rule.expr) asked.push(names.text("sentence.expr", { expr: rule.expr }));
  const decides = decidesSentence(rule.decides, names);
  if (asked.length === 0) return names.text("sentence.always", { decides });
  const conditions = joined(asked, names.text("sentence.and"));
  return names.text("sentence.when", { conditions, decides });
}

/** What a rule asks for: "kontaktorsaken är Omboka eller Avboka". */
export function wantedSentence(condition: RoutingCondition, { conditions }: RuleNames): string {
  return conditionSentence(condition, conditions, "wanted");
}

/** "till Kontaktpunkten, hög prioritet, Svar samma dag". */
export function decidesSentence(decides: RoutingDecides, names: RuleNames): string {
  const { queue, line, group, priority, level, tags, person, rota } = decides;
  const said = [
    queue && names.text("sentence.to", { name: names.queue(queue) }),
    !queue && group && names.text("sentence.toGroup", { name: names.group(group) }),
    !queue && !group && line && names.text("sentence.to", { name: lower(names.line(line)) }),
    priority && names.text("sentence.priority", { name: lower(names.priority(priority)) }),
    level && names.text("sentence.level", { name: names.level(level) }),
    tags?.length && names.text("sentence.tags", { tags: tags.join(", ") }),
    person && names.text("sentence.person", { name: names.person(person) }),
    rota && names.text("sentence.rota", { name: names.rota(rota) }),
  ].filter((part) => typeof part === "string" && part !== "");
  return said.length > 0 ? said.join(", ") : names.text("sentence.nothing");
}

function lower(name: string): string {
  return name.charAt(0).toLocaleLowerCase() + name.slice(1);
}
