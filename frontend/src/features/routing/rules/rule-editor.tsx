import { Button, Switch, TextInput } from "@mantine/core";
import { IconCopy, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ProblemList } from "../parts/problem-list";
import type { RoutingProblem, RoutingRule } from "../state/types";
import type { Editing } from "../state/use-routing-plan";
import { DecidesFields } from "./decides-fields";
import { besides, wordsAt } from "./problems";
import { ruleSentence, type RuleNames } from "./rule-sentence";
import css from "./rules.module.css";
import type { RuleActs } from "./use-rule-acts";
import { WhenFields } from "./when-fields";

interface Props {
  rule: RoutingRule;
  problems: readonly RoutingProblem[];
  editing: Editing;
  names: RuleNames;
  acts: RuleActs;
}

/** The paths whose problems stand at their fields. */
function shown({ conditions = [] }: RoutingRule): string[] {
  return ["name", "expr", "decides", ...conditions.map((_, at) => `conditions[${at}]`)];
}

/** Where a rule is changed: its name, when it applies, and what it decides. */
export function RuleEditor({ rule, problems, editing, names, acts }: Props) {
  const { t } = useTranslation("routing");
  const patch = (some: Partial<RoutingRule>) => acts.change({ ...rule, ...some });
  return (
    <div className={css.opened} data-fields>
      <div className={css.heading}>
        <TextInput
          size="xs"
          label={t("rules.name")}
          value={rule.name}
          maxLength={200}
          error={wordsAt(problems, "name")}
          onChange={({ currentTarget }) => patch({ name: currentTarget.value })}
        />
        <Switch
          size="xs"
          label={t("rules.on")}
          checked={!rule.off}
          onChange={({ currentTarget }) => patch({ off: currentTarget.checked ? undefined : true })}
        />
      </div>
      <p className={css.sentence}>{ruleSentence(rule, names)}</p>
      <ProblemList problems={besides(problems, shown(rule))} />
      <WhenFields rule={rule} problems={problems} editing={editing} names={names} onPatch={patch} />
      <fieldset className={css.group}>
        <legend>{t("rules.then")}</legend>
        <DecidesFields
          decides={rule.decides}
          path="decides"
          problems={problems}
          plan={editing.plan}
          vocabulary={editing.vocabulary}
          unit={editing.unit}
          onChange={(decides) => patch({ decides })}
        />
      </fieldset>
      <div className={css.deeds}>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconCopy size={15} aria-hidden />}
          onClick={() => acts.copy(rule.id)}
        >
          {t("rules.copy")}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconTrash size={15} aria-hidden />}
          onClick={() => acts.remove(rule.id)}
        >
          {t("rules.remove")}
        </Button>
      </div>
    </div>
  );
}
