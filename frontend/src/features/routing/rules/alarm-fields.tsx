import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { nameOf } from "../../../i18n/i18n";
import type { RoutingProblem } from "../state/types";
import type { Editing } from "../state/use-routing-plan";
import { wordsAt } from "./problems";
import css from "./rules.module.css";

/** Which queue words that suggest an emergency lead to, and how soon it must answer (KP-7a). */
export function AlarmFields({
  editing,
  problems,
}: {
  editing: Editing;
  problems: readonly RoutingProblem[];
}) {
  const { t } = useTranslation("routing");
  const { plan, vocabulary, unit, edit } = editing;
  const queues = vocabulary.queues.filter((one) => one.unit === unit && one.line > 1);
  const kept = (code: string | undefined, known: { value: string; label: string }[]) =>
    code && !known.some(({ value }) => value === code) ? [{ value: code, label: code }] : [];
  const places = queues.map(({ code, name }) => ({ value: code, label: name }));
  const levels = plan.levels.map((level) => ({ value: level.code, label: nameOf(level) }));
  return (
    <div className={css.fields}>
      <NativeSelect
        size="xs"
        label={t("rules.decides.to")}
        value={plan.alarm_queue ?? ""}
        error={wordsAt(problems, "alarm_queue")}
        data={[
          { value: "", label: t("rules.alarm.nowhere") },
          ...places,
          ...kept(plan.alarm_queue, places),
        ]}
        onChange={({ currentTarget: { value } }) =>
          edit((now) => ({ ...now, alarm_queue: value || undefined }))
        }
      />
      <NativeSelect
        size="xs"
        label={t("rules.decides.level")}
        value={plan.alarm_level ?? ""}
        error={wordsAt(problems, "alarm_level")}
        data={[
          { value: "", label: t("rules.decides.asElse") },
          ...levels,
          ...kept(plan.alarm_level, levels),
        ]}
        onChange={({ currentTarget: { value } }) =>
          edit((now) => ({ ...now, alarm_level: value || undefined }))
        }
      />
    </div>
  );
}
