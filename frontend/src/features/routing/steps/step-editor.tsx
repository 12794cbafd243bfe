import { NativeSelect, Radio, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Choices } from "../parts/choices";
import parts from "../parts/parts.module.css";
import { ProblemList } from "../parts/problem-list";
import { besides, wordsAt } from "../parts/problems";
import type { EscalationStep, RoutingProblem, RoutingVocabulary } from "../state/types";
import { tells } from "./sentence";
import { ShareField } from "./share-field";
import css from "./steps.module.css";

interface Props {
  step: EscalationStep;
  /** Where it stands in the plan: "steps[2]". */
  part: string;
  unit: string;
  problems: readonly RoutingProblem[];
  vocabulary: RoutingVocabulary;
  onChange: (step: EscalationStep) => void;
}

const promises = ["first", "next", "solved", "line"] as const;
const fields = ["name", "queues", "promise", "after", "notify", "priority", "queue", "next_line"];

/** When a step is taken, and what it does: as its sentence is read. */
export function StepEditor(props: Props) {
  const { step, part, unit, problems, vocabulary, onChange } = props;
  const { t } = useTranslation("routing");
  const own = vocabulary.queues.filter((queue) => queue.unit === unit);
  const set = <K extends keyof EscalationStep>(field: K, value: EscalationStep[K] | null) => {
    const { [field]: _, ...others } = step;
    onChange((value === null ? others : { ...others, [field]: value }) as EscalationStep);
  };
  const at = (field: string) => wordsAt(problems, `${part}.${field}`);
  return (
    <>
      <ProblemList problems={besides(problems, part, fields)} />
      <TextInput
        size="xs"
        label={t("steps.name")}
        maxLength={200}
        value={step.name}
        error={at("name")}
        onChange={(event) => set("name", event.currentTarget.value)}
      />
      <fieldset className={css.half}>
        <legend>{t("steps.when")}</legend>
        <Choices
          label={t("steps.queues")}
          none={t("steps.allQueues")}
          options={own.map((queue) => ({ value: queue.code, label: queue.name }))}
          value={step.queues ?? []}
          error={at("queues")}
          onChange={(value) => set("queues", value.length > 0 ? value : null)}
        />
        <div className={parts.fields}>
          <NativeSelect
            size="xs"
            label={t("steps.promise")}
            value={step.promise ?? ""}
            error={at("promise")}
            data={[
              { value: "", label: t("steps.anyPromise") },
              ...promises.map((value) => ({ value, label: t(`levels.promise.${value}`) })),
            ]}
            onChange={(event) => set("promise", event.currentTarget.value || null)}
          />
          <ShareField
            after={step.after}
            error={at("after")}
            onChange={(after) => set("after", after)}
          />
        </div>
      </fieldset>
      <fieldset className={css.half}>
        <legend>{t("steps.then")}</legend>
        <Choices
          label={t("steps.notify")}
          none={t("steps.nobody")}
          options={tells.map((value) => ({ value, label: t(`steps.who.${value}`) }))}
          value={step.notify ?? []}
          error={at("notify")}
          onChange={(value) => set("notify", value.length > 0 ? value : null)}
        />
        <NativeSelect
          size="xs"
          className={parts.narrow}
          label={t("steps.priority")}
          value={step.priority ?? 0}
          error={at("priority")}
          data={[
            { value: "0", label: t("steps.samePriority") },
            ...[1, 2, 3].map((value) => ({
              value: `${value}`,
              label: t("steps.raiseTo", { name: t(`common:priority.${value}`) }),
            })),
          ]}
          onChange={(event) => set("priority", Number(event.currentTarget.value) || null)}
        />
        <Move
          step={step}
          queues={vocabulary.queues}
          unit={unit}
          errors={[at("queue"), at("next_line")]}
          onChange={onChange}
        />
      </fieldset>
    </>
  );
}

interface MoveProps {
  step: EscalationStep;
  unit: string;
  queues: RoutingVocabulary["queues"];
  errors: (string | undefined)[];
  onChange: (step: EscalationStep) => void;
}

/** Whether the ticket stays, goes to a cover queue, or to the next line. */
function Move({ step, unit, queues, errors, onChange }: MoveProps) {
  const { t } = useTranslation("routing");
  const { queue, next_line, ...others } = step;
  const where = queue !== undefined ? "queue" : next_line ? "line" : "stay";
  const own = queues.filter((one) => one.unit === unit);
  const rest = queues.filter((one) => one.unit !== unit);
  const options = (some: typeof queues) =>
    some.map(({ code, name }) => ({ value: code, label: name }));
  const gone = queue && !queues.some(({ code }) => code === queue) ? [queue] : [];

  function pick(next: string) {
    if (next === "queue") onChange({ ...others, queue: own[0]?.code ?? "" });
    else onChange(next === "line" ? { ...others, next_line: true } : others);
  }

  return (
    <Radio.Group size="xs" label={t("steps.move")} value={where} onChange={pick}>
      <div className={css.move}>
        <Radio size="xs" value="stay" label={t("steps.stay")} />
        <Radio size="xs" value="line" label={t("steps.nextLine")} />
        <Radio size="xs" value="queue" label={t("steps.cover")} />
        {where === "queue" && (
          <NativeSelect
            size="xs"
            aria-label={t("steps.coverQueue")}
            value={queue}
            data={[
              ...gone,
              { group: t("steps.ownQueues"), items: options(own) },
              ...(rest.length > 0 ? [{ group: t("steps.otherQueues"), items: options(rest) }] : []),
            ]}
            onChange={(event) => onChange({ ...others, queue: event.currentTarget.value })}
          />
        )}
      </div>
      {errors.filter(Boolean).map((words) => (
        <p key={words} className={parts.wrong}>
          {words}
        </p>
      ))}
    </Radio.Group>
  );
}
