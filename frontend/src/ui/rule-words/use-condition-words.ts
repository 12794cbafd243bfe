import { useTranslation } from "react-i18next";
import { useNames } from "../use-names";
import type { Words } from "./condition-sentence";

/** The words of conditions in the language of the screen, with the desk's names. */
export function useConditionWords(): Words {
  const { t, i18n } = useTranslation("rule");
  const { inRule } = useNames();
  return {
    text: (key, values) =>
      i18n.exists(`rule:${key}`) ? String(t(key as never, values)) : undefined,
    name: inRule,
  };
}
