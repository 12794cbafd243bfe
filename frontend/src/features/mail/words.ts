import { i18n } from "../../i18n/i18n";

/** Why it became of a mail what it did; empty where the outcome says it all. */
export function whyWords(slug: string | undefined): string {
  if (!slug) return "";
  const key = `mail:why.${slug}`;
  return i18n.exists(key) ? i18n.t(key) : i18n.t("mail:why.other");
}
