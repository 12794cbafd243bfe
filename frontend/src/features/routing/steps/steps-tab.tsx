import { IconHourglass } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../../ui/empty-state";
import { Entries } from "../parts/entries";
import { changed, newCode } from "../parts/listed";
import parts from "../parts/parts.module.css";
import { ProblemList } from "../parts/problem-list";
import { under } from "../parts/problems";
import { useEntries } from "../parts/use-entries";
import { useNamedProblems } from "../parts/use-named-problems";
import type { EscalationStep, PlanPartProps } from "../state/types";
import { stepSentence } from "./sentence";
import { StepEditor } from "./step-editor";

/** What happens when time runs out (eskalering med tiden): each step as one sentence. */
export function StepsTab({ unit, plan, vocabulary, readOnly, onChange, ...given }: PlanPartProps) {
  const { t } = useTranslation("routing");
  const problems = useNamedProblems(given.problems);
  const steps = plan.steps ?? [];
  const save = (all: EscalationStep[]) => onChange({ ...plan, steps: all });
  const list = useEntries({
    all: steps,
    problems,
    part: "steps",
    idOf: ({ id }) => id,
    nameOf: ({ name }) => name || t("part.unnamed"),
    make: (like) => ({
      ...(like ?? { promise: "first", after: 100, notify: ["handler"] }),
      id: newCode("step"),
      name: like ? t("part.copyOf", { name: like.name }) : t("steps.new"),
    }),
    onChange: save,
  });
  const queueName = (code: string) =>
    vocabulary.queues.find((queue) => queue.code === code)?.name ?? code;
  // A fault of the list as a whole has no number: "steps".
  const ofAll = problems.filter(({ path, rule }) => !rule && path === "steps");

  return (
    <div className={parts.tab}>
      <p className={parts.lead}>{t("steps.lead")}</p>
      <ProblemList problems={ofAll} />
      <section className={parts.card} aria-label={t("steps.title")}>
        {steps.length === 0 && (
          <EmptyState icon={IconHourglass} title={t("steps.empty")} text={t("steps.emptyText")} />
        )}
        <Entries
          {...list}
          label={t("steps.title")}
          readOnly={readOnly}
          add={t("steps.add")}
          entries={steps.map((step, at) => ({
            id: step.id,
            name: step.name || t("part.unnamed"),
            sentence: stepSentence(step, queueName),
            problems: under(problems, `steps[${at}]`),
            editor: readOnly ? null : (
              <StepEditor
                step={step}
                part={`steps[${at}]`}
                unit={unit}
                problems={problems}
                vocabulary={vocabulary}
                onChange={(one) => save(changed(steps, at, one))}
              />
            ),
          }))}
        />
      </section>
    </div>
  );
}
