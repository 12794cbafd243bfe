import { useState } from "react";
import { useTranslation } from "react-i18next";
import { notify } from "../../../ui/notify";
import { newCode } from "../parts/listed";
import type { RoutingRule } from "../state/types";
import type { Editing } from "../state/use-routing-plan";
import { withNewRule, withoutRule, withRule, withRuleAt } from "./edit-rules";

export interface RuleActs {
  change: (rule: RoutingRule) => void;
  /** Moves a rule by so many places. */
  step: (id: string, by: number) => void;
  /** Moves a rule to a place, counted from 0. */
  moveTo: (id: string, at: number) => void;
  /** A new rule above another; without one as the last. */
  add: (above?: string) => void;
  copy: (id: string) => void;
  remove: (id: string) => void;
  /** What was done, for those who do not see it. */
  said: string;
}

/** What can be done with rules; each act is kept at once and can be undone by its opposite. */
export function useRuleActs(
  { plan, edit }: Editing,
  open: (rule: string | undefined) => void,
): RuleActs {
  const { t } = useTranslation("routing");
  const [said, setSaid] = useState("");
  const find = (id: string) => plan.rules.findIndex((one) => one.id === id);

  function moveTo(id: string, at: number) {
    const to = Math.max(0, Math.min(at, plan.rules.length - 1));
    edit((now) => withRuleAt(now, id, to));
    const name = plan.rules[find(id)]?.name ?? "";
    setSaid(t("rules.movedTo", { name, n: to + 1, of: plan.rules.length }));
  }

  function put(at: number, rule: RoutingRule) {
    edit((now) => withNewRule(now, at, rule));
    open(rule.id);
  }

  return {
    said,
    moveTo,
    change: (rule) => edit((now) => withRule(now, rule)),
    step: (id, by) => moveTo(id, find(id) + by),
    add: (above) => {
      const at = above ? find(above) : -1;
      const queue = plan.fallback.queue ?? "";
      put(at < 0 ? plan.rules.length : at, {
        id: newCode("regel"),
        name: t("rules.newName"),
        conditions: [{ field: "reason", op: "any_of", value: [] }],
        decides: { queue },
      });
    },
    copy: (id) => {
      const rule = plan.rules[find(id)];
      if (!rule) return;
      const name = t("rules.copyOf", { name: rule.name }).slice(0, 200);
      put(find(id) + 1, { ...rule, id: newCode("regel"), name });
    },
    remove: (id) => {
      const at = find(id);
      const rule = plan.rules[at];
      if (!rule) return;
      edit((now) => withoutRule(now, id));
      open(plan.rules[at + 1]?.id ?? plan.rules[at - 1]?.id);
      const back = () => put(at, rule);
      const act = { label: t("common:act.undo"), run: back };
      notify.info(t("rules.removed", { name: rule.name }), act);
    },
  };
}
