import { useTranslation } from "react-i18next";
import { nameOf } from "../../../i18n/i18n";
import { levelSentence } from "../levels/sentence";
import { rotaSentence } from "../rotas/sentence";
import { alarmSentence } from "../rules/alarm";
import { decidesSentence, ruleSentence, type RuleNames } from "../rules/rule-sentence";
import { useRuleNames } from "../rules/use-rule-names";
import type { Difference } from "../state/differences";
import type {
  EscalationStep,
  Rota,
  RoutingPlan,
  RoutingVocabulary,
  ServiceLevel,
} from "../state/types";
import { stepSentence } from "../steps/sentence";
import { hoursSentence } from "./hours-sentence";

/** A difference in words: what it is about, what was said, and what is said instead. */
export interface Said {
  title: string;
  before?: string;
  after?: string;
}

export function useDifferenceWords(
  before: RoutingPlan,
  after: RoutingPlan,
  vocabulary: RoutingVocabulary,
): (difference: Difference) => Said {
  const { t } = useTranslation("routing");
  const was = useRuleNames(before, vocabulary);
  const is = useRuleNames(after, vocabulary);

  /** Both sides of one thing, where they do not say the same. */
  const sides = (title: string, old: string | undefined, now: string | undefined): Said =>
    old === now ? { title } : { title, before: old, after: now };

  function rule(one: Difference & { part: "rules" }): Said {
    const [old, now] = [one.before, one.after];
    const name = (now ?? old)!.rule.name;
    const values = { name, from: old?.number, to: now?.number };
    const title = t(`differences.rule.${one.how}`, values);
    if (one.how === "moved") return { title };
    const say = (placed: typeof old, names: RuleNames) =>
      placed &&
      whole(placed.rule.name !== name || now?.rule.name !== old?.rule.name, placed, names);
    const whole = (named: boolean, placed: NonNullable<typeof old>, names: RuleNames) =>
      [
        named && old && now ? `”${placed.rule.name}”:` : "",
        ruleSentence(placed.rule, names),
        placed.rule.off ? t("rules.off") : "",
      ]
        .filter(Boolean)
        .join(" ");
    return sides(title, say(old, was), say(now, is));
  }

  function thing(one: Difference & { part: "levels" | "steps" | "rotas" }): Said {
    const [old, now] = [one.before, one.after];
    const name = nameOf((now ?? old) as { name: string; name_en?: string });
    const title = t(`differences.${one.part}.${one.how}`, { name });
    if (one.how === "moved") return { title };
    const say = (it: typeof old) => it && sentence(one.part, it as never);
    return sides(title, say(old), say(now));
  }

  function sentence(part: "levels" | "steps" | "rotas", it: ServiceLevel & EscalationStep & Rota) {
    if (part === "levels") return levelSentence(it);
    if (part === "steps") return stepSentence(it, is.queue);
    return rotaSentence(it, vocabulary.people);
  }

  return (one) => {
    switch (one.part) {
      case "rules":
        return rule(one);
      case "alarm":
        return sides(t("rules.alarm.title"), alarmSentence(before, was), alarmSentence(after, is));
      case "fallback":
        return sides(
          t("rules.fallback.title"),
          decidesSentence(before.fallback, was),
          decidesSentence(after.fallback, is),
        );
      case "hours":
        return sides(
          t("tab.hours"),
          hoursSentence(before.hours, after.hours),
          hoursSentence(after.hours, before.hours),
        );
      default:
        return thing(one);
    }
  };
}
