import { IconAlertCircle } from "@tabler/icons-react";
import { ProblemError } from "../api/client";
import kit from "./kit.module.css";
import { fieldWords } from "./problem-words";

type Props = {
  /** Path in the body, e.g. "patient.identity_number". */
  field: string;
  error: unknown;
  id?: string;
};

/** The words under a field for what the server (or `slug`) said about it. */
export function FieldError({ field, error, id }: Props) {
  const slug = fieldSlug(error, field);
  if (!slug) return null;
  return (
    <span className={kit.error} id={id} role="alert">
      <IconAlertCircle size={15} stroke={2} aria-hidden />
      {fieldWords(slug, field)}
    </span>
  );
}

/** The slug that an error carries for a field; `error` may be the slug itself. */
export function fieldSlug(error: unknown, field: string): string | undefined {
  if (typeof error === "string") return error;
  if (!(error instanceof ProblemError)) return undefined;
  return error.problem.fields?.find((item) => item.field === field)?.slug;
}
