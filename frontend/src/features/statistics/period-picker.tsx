import { SegmentedControl, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dayOf } from "../../ui/time";
import { daysOf, daysProblem, presets, type Choice, type Days } from "./period";
import css from "./statistics.module.css";

type Props = { choice: Choice; now: number; onChoose: (choice: Choice) => void };

/** Which period: one press for the usual ones, two days for any other. */
export function PeriodPicker({ choice, now, onChoose }: Props) {
  const { t } = useTranslation("statistics");
  const [typed, setTyped] = useState<Days | null>(choice.kind === "own" ? choice.days : null);
  const options = [
    ...presets.map((count) => ({ value: String(count), label: t(`period.${count}`) })),
    { value: "own", label: t("period.own") },
  ];
  const wrong = typed && daysProblem(typed, now);
  const type = (change: Partial<Days>) => {
    const days = { ...typed!, ...change };
    setTyped(days);
    if (daysProblem(days, now) === null) onChoose({ kind: "own", days });
  };
  const pick = (value: string) => {
    if (value === "own") {
      const days = daysOf(choice, now);
      setTyped(days);
      onChoose({ kind: "own", days });
    } else {
      setTyped(null);
      onChoose({ kind: "last", count: Number(value) });
    }
  };
  const field = (which: keyof Days) => (
    <TextInput
      type="date"
      size="xs"
      label={t(`period.${which}`)}
      value={typed?.[which] ?? ""}
      max={dayOf(now)}
      error={Boolean(wrong)}
      aria-describedby={wrong ? "kp-period-wrong" : undefined}
      onChange={(event) => type({ [which]: event.currentTarget.value })}
    />
  );
  return (
    <div className={css.picker}>
      <SegmentedControl
        size="xs"
        aria-label={t("period.label")}
        classNames={{ label: css.segment }}
        data={options}
        value={typed ? "own" : String(choice.kind === "last" ? choice.count : "own")}
        onChange={pick}
      />
      {typed && (
        <div className={css.dates}>
          {field("from")}
          {field("to")}
        </div>
      )}
      {wrong && (
        <p id="kp-period-wrong" className={css.wrong} role="alert">
          {t(`period.wrong.${wrong}`)}
        </p>
      )}
    </div>
  );
}
