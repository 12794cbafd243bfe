import { TextInput } from "@mantine/core";
import { useId, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import css from "./parts.module.css";
import { clockOf, readClock, readSpan, writeSpan } from "./span";

interface Props {
  /** Whose hours: "måndag, pass 2". */
  label: string;
  /** "07:30-17:00". */
  hours: string;
  /** Shown as wrong although it can be kept, as what overlaps. */
  marked?: boolean;
  onChange: (hours: string) => void;
}

type Typed = { from: string; to: string };

/** From and to of one day. What could not be kept stays in the fields and says so. */
export function SpanField({ label, hours, marked, onChange }: Props) {
  const { t } = useTranslation("routing");
  const help = useId();
  const [typed, setTyped] = useState<Typed | null>(null);
  const [wrong, setWrong] = useState<"no-time" | "backwards" | null>(null);
  const span = readSpan(hours);
  const shown = typed ?? { from: clockOf(span.from), to: clockOf(span.to) };

  function settle() {
    if (!typed) return;
    const [from, to] = [readClock(typed.from), readClock(typed.to)];
    if (from === null || to === null) return setWrong("no-time");
    if (to <= from) return setWrong("backwards");
    setTyped(null);
    setWrong(null);
    if (from !== span.from || to !== span.to) onChange(writeSpan({ from, to }));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter") settle();
    if (event.key === "Escape" && typed) {
      event.stopPropagation();
      setTyped(null);
      setWrong(null);
    }
  }

  const field = (edge: keyof Typed) => (
    <TextInput
      size="xs"
      className={css.clock}
      aria-label={t(`part.${edge}`, { label })}
      aria-describedby={wrong ? help : undefined}
      aria-invalid={Boolean(wrong) || marked || undefined}
      error={Boolean(wrong) || marked}
      inputMode="numeric"
      autoComplete="off"
      maxLength={5}
      data-cell
      value={shown[edge]}
      onChange={(event) => setTyped({ ...shown, [edge]: event.currentTarget.value })}
      onBlur={settle}
      onKeyDown={onKeyDown}
    />
  );
  return (
    <span className={css.span}>
      {field("from")}
      <span aria-hidden>–</span>
      {field("to")}
      {wrong && (
        <span className={css.unsaved} id={help} role="alert">
          {t(`part.span.${wrong}`)}
        </span>
      )}
    </span>
  );
}
