import { useId, useRef, type KeyboardEvent, type ReactNode } from "react";
import { IconAlertCircle } from "@tabler/icons-react";
import styles from "./register.module.css";

interface Choice<T extends string> {
  value: T;
  label: string;
  icon?: ReactNode;
}

interface Props<T extends string> {
  label: string;
  hint?: string;
  choices: Choice<T>[];
  value: T;
  onChange: (value: T) => void;
  /** Enter, and a digit, go on to the next field. */
  onNext?: (value: T) => void;
  error?: string;
  /** Only the chosen one shows its word. */
  iconsOnly?: boolean;
  bind?: (element: HTMLElement | null) => void;
}

/** One of a few: arrows move, a digit chooses and goes on, Enter goes on. */
export function ChoiceGroup<T extends string>(props: Props<T>) {
  const { label, hint, choices, value, onChange, onNext, error, iconsOnly = false, bind } = props;
  const id = useId();
  const group = useRef<HTMLDivElement>(null);

  function pick(at: number) {
    const choice = choices[(at + choices.length) % choices.length];
    if (!choice) return;
    onChange(choice.value);
    group.current?.querySelector<HTMLElement>(`[data-value="${choice.value}"]`)?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const at = choices.findIndex((choice) => choice.value === value);
    const digit = iconsOnly ? undefined : choices[Number(event.key) - 1];
    if (event.key === "ArrowRight" || event.key === "ArrowDown") pick(at + 1);
    else if (event.key === "ArrowLeft" || event.key === "ArrowUp") pick(at - 1);
    else if (event.key === "Enter" && onNext) onNext(value);
    else if (digit) {
      onChange(digit.value);
      onNext?.(digit.value);
    } else return;
    event.preventDefault();
  }

  return (
    <div className={styles.field}>
      <div className={iconsOnly ? "kp-visually-hidden" : styles.label} id={id}>
        {label} {hint && <span className={styles.hint}>{hint}</span>}
      </div>
      {/* eslint-disable-next-line jsx-a11y/interactive-supports-focus -- the chosen radio has the focus (roving tabindex) */}
      <div
        ref={group}
        role="radiogroup"
        aria-labelledby={id}
        aria-describedby={error ? `${id}-error` : undefined}
        aria-invalid={error ? true : undefined}
        className={styles.choices}
        data-icons={iconsOnly || undefined}
        onKeyDown={onKeyDown}
      >
        {choices.map((choice, at) => (
          <button
            key={choice.value}
            type="button"
            role="radio"
            aria-checked={choice.value === value}
            aria-label={iconsOnly ? choice.label : undefined}
            title={iconsOnly ? choice.label : undefined}
            tabIndex={choice.value === value ? 0 : -1}
            ref={choice.value === value ? bind : undefined}
            data-value={choice.value}
            className={styles.choice}
            onClick={() => onChange(choice.value)}
          >
            {choice.icon}
            {(!iconsOnly || choice.value === value) && <span>{choice.label}</span>}
            {!iconsOnly && (
              <kbd className={styles.digit} aria-hidden>
                {at + 1}
              </kbd>
            )}
          </button>
        ))}
      </div>
      {error && (
        <p className={styles.error} id={`${id}-error`}>
          <IconAlertCircle size={15} aria-hidden /> {error}
        </p>
      )}
    </div>
  );
}
