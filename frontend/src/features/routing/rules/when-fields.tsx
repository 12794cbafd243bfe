import { Button, SegmentedControl } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { problemWords } from "../../../ui/problem-words";
import { problemSentence } from "../parts/problems";
import { routingCalls } from "../state/calls";
import type { RoutingCondition, RoutingProblem, RoutingRule } from "../state/types";
import type { Editing } from "../state/use-routing-plan";
import { ConditionRow } from "./condition-row";
import { emptyCondition } from "./conditions";
import { ExpressionField } from "./expression-field";
import { at, wordsAt } from "./problems";
import type { RuleNames } from "./rule-sentence";
import css from "./rules.module.css";

interface Props {
  rule: RoutingRule;
  problems: readonly RoutingProblem[];
  editing: Editing;
  names: RuleNames;
  onPatch: (some: Partial<RoutingRule>) => void;
}

/** When a rule applies: a list of conditions that all hold, or an expression. */
export function WhenFields({ rule, problems, editing, names, onPatch }: Props) {
  const { t } = useTranslation("routing");
  const [asText, setAsText] = useState(Boolean(rule.expr));
  const [trouble, setTrouble] = useState<string | null>(null);
  const conditions = rule.conditions ?? [];
  const put = (next: RoutingCondition[]) => onPatch({ conditions: next });

  /** One way of writing becomes the other, and nothing is lost where it cannot. */
  async function turn(text: boolean) {
    setTrouble(null);
    try {
      if (text) {
        const full = conditions.filter(({ value }) => value.length > 0);
        if (full.length < conditions.length) return setTrouble(t("rules.turn.unfinished"));
        const said = full.length > 0 ? await express({ conditions: full }) : null;
        if (said && said.problems.length > 0) return setTrouble(problemSentence(said.problems[0]!));
        const both = [said?.expr, rule.expr].filter(Boolean);
        const expr = both.length > 1 ? both.map((one) => `(${one})`).join(" and ") : both[0];
        onPatch({ conditions: undefined, expr: expr || undefined });
        return setAsText(true);
      }
      const said = rule.expr ? await express({ expr: rule.expr }) : null;
      if (said?.problems.some(({ warning }) => !warning)) return setTrouble(t("rules.turn.wrong"));
      if (said && !said.conditions) return setTrouble(t("rules.turn.cannot"));
      onPatch({ conditions: [...conditions, ...(said?.conditions ?? [])], expr: undefined });
      setAsText(false);
    } catch (error) {
      setTrouble(problemWords(error));
    }
  }
  const express = (body: { expr?: string; conditions?: RoutingCondition[] }) =>
    routingCalls.express(editing.unit, body);

  const list = !asText || conditions.length > 0;
  return (
    <fieldset className={css.group}>
      <legend>{t("rules.when")}</legend>
      <div className={css.how}>
        <SegmentedControl
          size="xs"
          aria-label={t("rules.how")}
          value={asText ? "text" : "list"}
          data={[
            { value: "list", label: t("rules.asList") },
            { value: "text", label: t("rules.asText") },
          ]}
          onChange={(value) => void turn(value === "text")}
        />
        {trouble && <p role="alert">{trouble}</p>}
      </div>
      {list && (
        <>
          {conditions.length === 0 && <p className={css.quiet}>{t("rules.always")}</p>}
          <ol className={css.conditions}>
            {conditions.map((condition, index) => (
              <ConditionRow
                key={`${index} ${condition.field}`}
                condition={condition}
                first={index === 0}
                fields={editing.vocabulary.fields}
                names={names}
                error={wordsAt(problems, `conditions[${index}]`)}
                onChange={(next) => put(conditions.with(index, next))}
                onRemove={() => put(conditions.toSpliced(index, 1))}
              />
            ))}
          </ol>
          <div>
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconPlus size={15} aria-hidden />}
              onClick={() => put([...conditions, nextCondition(conditions, editing)])}
            >
              {t("rules.addCondition")}
            </Button>
          </div>
        </>
      )}
      {asText && (
        <ExpressionField
          expr={rule.expr ?? ""}
          problems={at(problems, "expr")}
          unit={editing.unit}
          vocabulary={editing.vocabulary}
          names={names}
          onChange={(expr) => onPatch({ expr: expr || undefined })}
        />
      )}
    </fieldset>
  );
}

/** A condition on the first field that none looks at yet. */
function nextCondition(
  conditions: readonly RoutingCondition[],
  { vocabulary }: Editing,
): RoutingCondition {
  const free = vocabulary.fields.find(
    ({ name }) => !conditions.some(({ field }) => field === name),
  );
  return emptyCondition(free ?? vocabulary.fields[0]!);
}
