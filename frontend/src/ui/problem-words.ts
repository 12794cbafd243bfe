import { OfflineError, ProblemError } from "../api/client";
import { i18n } from "../i18n/i18n";

/** One sentence for a failure: what happened, what is safe, what to do. */
export function problemWords(error: unknown): string {
  if (error instanceof OfflineError) return i18n.t("problems:offline");
  if (!(error instanceof ProblemError)) return i18n.t("problems:unknown");
  const { slug, fields } = error.problem;
  if (i18n.exists(`problems:${slug}`)) return i18n.t(`problems:${slug}`);
  const field = fields?.[0];
  return field ? fieldWords(field.slug, field.field) : i18n.t("problems:unknown");
}

/** The words for one field in error: the field's own sentence first, else the slug's. */
export function fieldWords(slug: string, field?: string): string {
  const keys = [...(field ? [`problems:field.${field}.${slug}`] : []), `problems:field.${slug}`];
  const known = keys.find((key) => i18n.exists(key));
  if (known) return i18n.t(known);
  return i18n.exists(`problems:${slug}`)
    ? i18n.t(`problems:${slug}`)
    : i18n.t("problems:field.other");
}

/** The slug of a failure, or undefined when it is not one of the server's. */
export function slugOf(error: unknown): string | undefined {
  return error instanceof ProblemError ? error.problem.slug : undefined;
}
