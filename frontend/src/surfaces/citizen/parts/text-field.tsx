import type { InputHTMLAttributes, ReactNode } from "react";
import { Counter, describedBy, Field, type FieldProps } from "./field";

type TextProps = FieldProps & {
  value: string;
  onChange: (value: string) => void;
  /** In letters; told beside the field, never cut. */
  limit?: number;
};

export function TextField({
  value,
  onChange,
  limit,
  type = "text",
  autoComplete = "off",
  ...field
}: TextProps & Pick<InputHTMLAttributes<HTMLInputElement>, "type" | "autoComplete">) {
  return (
    <Field {...field}>
      <input
        id={field.id}
        type={type}
        autoComplete={autoComplete}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        aria-invalid={field.fault ? true : undefined}
        aria-describedby={describedBy(field)}
        aria-required={field.optional ? undefined : true}
      />
      {limit !== undefined && <Counter text={value} limit={limit} />}
    </Field>
  );
}

export function TextArea({
  value,
  onChange,
  limit,
  rows = 7,
  after,
  ...field
}: TextProps & { rows?: number; after?: ReactNode }) {
  return (
    <Field {...field}>
      <textarea
        id={field.id}
        rows={rows}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        aria-invalid={field.fault ? true : undefined}
        aria-describedby={describedBy(field)}
        aria-required={field.optional ? undefined : true}
      />
      {limit !== undefined && <Counter text={value} limit={limit} />}
      {after}
    </Field>
  );
}
