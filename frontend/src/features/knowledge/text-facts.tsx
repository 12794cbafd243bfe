import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useNow } from "../../ui/clock";
import { dayWords } from "../../ui/time";
import css from "./knowledge.module.css";
import type { Text } from "./use-texts";

/** By when an article is to be read through again, in words; what is late says so (KP-9). */
export function Review({ text }: { text: Text }) {
  const { t } = useTranslation("knowledge");
  const now = useNow();
  if (!text.review_on) return null;
  const day = dayWords(Date.parse(`${text.review_on}T12:00:00Z`), now);
  return text.review_late ? (
    <span className={css.late}>
      <IconAlertTriangle size={14} aria-hidden /> {t("review.late", { day })}
    </span>
  ) : (
    <span>{t("review.by", { day })}</span>
  );
}

/** What sort of text it is, and its language where that is not Swedish. */
export function Kind({ text }: { text: Text }) {
  const { t } = useTranslation("knowledge");
  return (
    <span>
      {t(`kind.${text.kind}`)}
      {text.language !== "sv" && ` · ${t(`language.${text.language}`)}`}
    </span>
  );
}
