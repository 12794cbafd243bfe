import { useTranslation } from "react-i18next";
import kit from "./kit.module.css";
import { StatusShape, type Status } from "./shapes";
import { Tip } from "./tip";

type Props = {
  status: Status;
  /** Shape alone, with the word on hover: for rows. */ compact?: boolean;
};

export function StatusBadge({ status, compact = false }: Props) {
  const { t } = useTranslation("common");
  const word = t(`status.${status}`);
  if (!compact) {
    return (
      <span className={kit.inline}>
        <StatusShape status={status} />
        {word}
      </span>
    );
  }
  return (
    <Tip label={word}>
      <span role="img" aria-label={word}>
        <StatusShape status={status} />
      </span>
    </Tip>
  );
}
