import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTyped } from "../parts/use-typed";
import type { LevelTarget } from "../state/types";
import css from "./levels.module.css";
import {
  lengthIn,
  readLength,
  readWarning,
  targetOf,
  unitOf,
  units,
  warningOf,
  withWarning,
  type PromiseKind,
  type Unit,
} from "./target";

interface Props {
  kind: PromiseKind;
  target: LevelTarget | undefined;
  /** What the check says of it. */
  error?: string;
  onChange: (target: LevelTarget | null) => void;
}

/** One promise of a level: a length in a kind of time, and when its clock warns. */
export function PromiseRow({ kind, target, error, onChange }: Props) {
  const { t } = useTranslation("routing");
  const [chosen, setChosen] = useState<Unit | null>(null);
  // The unit stays as it was chosen: 60 minutes does not become 1 hour under one's hands.
  const unit =
    target &&
    (chosen !== null && kindOf(chosen) === target.kind && lengthIn(target, chosen) !== null
      ? chosen
      : unitOf(target));
  const name = t(`levels.promise.${kind}`);

  function pickUnit(next: Unit | "none") {
    if (next === "none") return onChange(null);
    setChosen(next);
    const length = target && unit ? (lengthIn(target, unit) ?? 0) : next === "working_days" ? 2 : 1;
    onChange(targetOf(next === "working_days" ? length : Math.max(1, length), next, target));
  }

  return (
    <tr data-row>
      <th scope="row">
        {name}
        <small>{t(`levels.promiseHelp.${kind}`)}</small>
      </th>
      <td>
        <div className={css.length}>
          {target && unit && (
            <Length key={unit} name={name} unit={unit} target={target} onChange={onChange} />
          )}
          <NativeSelect
            size="xs"
            data-cell
            aria-label={t("levels.unitOf", { promise: name })}
            value={unit ?? "none"}
            data={[
              { value: "none", label: t("levels.unit.none") },
              ...units.map((value) => ({ value, label: t(`levels.unit.${value}`) })),
            ]}
            onChange={(event) => pickUnit(event.currentTarget.value as Unit | "none")}
          />
        </div>
        {error && <small className={css.wrong}>{error}</small>}
      </td>
      <td>{target && <Warning name={name} target={target} onChange={onChange} />}</td>
    </tr>
  );
}

function kindOf(unit: Unit): string {
  return targetOf(1, unit).kind;
}

interface FieldProps {
  name: string;
  target: LevelTarget;
  onChange: (target: LevelTarget) => void;
}

function Length({ name, unit, target, onChange }: FieldProps & { unit: Unit }) {
  const { t } = useTranslation("routing");
  const { wrong, field } = useTyped({
    shown: String(lengthIn(target, unit) ?? ""),
    read: (text) => readLength(text, unit),
    onChange: (length) => onChange(targetOf(length, unit, target)),
  });
  return (
    <TextInput
      size="xs"
      className={css.number}
      inputMode="numeric"
      autoComplete="off"
      data-cell
      aria-label={t("levels.lengthOf", { promise: name })}
      error={wrong && t(unit === "working_days" ? "levels.wrong.days" : "levels.wrong.length")}
      {...field}
    />
  );
}

function Warning({ name, target, onChange }: FieldProps) {
  const { t } = useTranslation("routing");
  const { wrong, field } = useTyped({
    shown: String(warningOf(target)),
    read: readWarning,
    onChange: (share) => onChange(withWarning(target, share)),
  });
  return (
    <TextInput
      size="xs"
      className={css.percent}
      inputMode="numeric"
      autoComplete="off"
      data-cell
      aria-label={t("levels.warningOf", { promise: name })}
      rightSection={<span aria-hidden>%</span>}
      error={wrong && t("levels.wrong.warning")}
      {...field}
    />
  );
}
