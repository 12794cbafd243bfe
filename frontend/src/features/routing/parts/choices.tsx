import { Checkbox } from "@mantine/core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { toggled } from "./listed";
import { joined } from "../../../ui/joined";
import css from "./parts.module.css";

interface Props<T extends string | number> {
  label: string;
  /** What none of them means. */
  none: string;
  options: { value: T; label: string }[];
  value: readonly T[];
  /** Folded away behind what is chosen: for long lists. */
  folded?: boolean;
  error?: string;
  onChange: (value: T[]) => void;
}

/** Any number of them; what is chosen and no longer offered stays until it is taken away. */
export function Choices<T extends string | number>(props: Props<T>) {
  const { t } = useTranslation("routing");
  const { label, none, options, value, folded = false, error, onChange } = props;
  const id = useId();
  const gone = value.filter((one) => !options.some((option) => option.value === one));
  const all = [...options, ...gone.map((one) => ({ value: one, label: `${one}` }))];
  const chosen = all.filter((option) => value.includes(option.value)).map((one) => one.label);
  const words = joined(chosen, t("part.and")) || none;
  const boxes = (
    <div className={css.boxes}>
      {all.map((option) => (
        <Checkbox
          key={option.value}
          size="xs"
          label={option.label}
          checked={value.includes(option.value)}
          onChange={() => onChange(toggled(value, option.value))}
        />
      ))}
    </div>
  );
  return (
    <div role="group" aria-labelledby={id} className={css.choices} data-wrong={Boolean(error)}>
      {folded ? (
        <details>
          <summary>
            <b id={id}>{label}</b> <span>{words}</span>
          </summary>
          {boxes}
        </details>
      ) : (
        <>
          <p>
            <b id={id}>{label}</b> {chosen.length === 0 && <span>{none}</span>}
          </p>
          {boxes}
        </>
      )}
      {error && <p className={css.wrong}>{error}</p>}
    </div>
  );
}
