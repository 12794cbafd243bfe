import { IconUrgent } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import kit from "./kit.module.css";
import { Tip } from "./tip";

type Props = { words: readonly string[] | undefined; compact?: boolean };

/** The red mark on text that suggests an emergency (KP-7a). It raises, and never ranks. */
export function AlarmMark({ words, compact = false }: Props) {
  const { t } = useTranslation("common");
  if (!words || words.length === 0) return null;
  const label = t("alarm.label", { words: words.join(", ") });
  return (
    <Tip label={label}>
      <span
        className={`${kit.badge} ${kit.mark} ${compact ? kit.compact : ""}`}
        role="img"
        aria-label={label}
      >
        <IconUrgent size={13} stroke={2} aria-hidden />
        {compact ? null : t("alarm.short")}
      </span>
    </Tip>
  );
}
