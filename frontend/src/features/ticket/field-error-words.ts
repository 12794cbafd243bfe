import { fieldSlug } from "../../ui/field-error";
import { fieldWords } from "../../ui/problem-words";

/** The server's words on a field of an act, for the field's own error text. */
export function fieldError(error: unknown, field: string): string | undefined {
  const slug = error instanceof Error ? fieldSlug(error, field) : undefined;
  return slug && fieldWords(slug, field);
}
