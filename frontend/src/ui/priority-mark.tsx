import { useTranslation } from "react-i18next";
import kit from "./kit.module.css";
import { PriorityShape } from "./shapes";
import { Tip } from "./tip";

type Props = { priority: number; compact?: boolean };

/** The ticket's own priority; never a medical priority code. */
export function PriorityMark({ priority, compact = false }: Props) {
  const { t } = useTranslation("common");
  const name = t(`priority.${priority}`);
  const label = t("priority.label", { name });
  if (!compact) {
    return (
      <span className={kit.inline}>
        <PriorityShape priority={priority} />
        {name}
      </span>
    );
  }
  return (
    <Tip label={label}>
      <span role="img" aria-label={label}>
        <PriorityShape priority={priority} />
      </span>
    </Tip>
  );
}
