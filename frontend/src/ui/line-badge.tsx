import { useTranslation } from "react-i18next";
import kit from "./kit.module.css";
import { Tip } from "./tip";

type Props = { line: number; /** Writes the name out instead of the figure. */ long?: boolean };

export function LineBadge({ line, long = false }: Props) {
  const { t } = useTranslation("common");
  const name = t(`line.${line}`);
  const colour = kit[`line${line}`] ?? "";
  if (long) return <span className={`${kit.badge} ${colour}`}>{name}</span>;
  return (
    <Tip label={name}>
      <span className={`${kit.badge} ${kit.line} ${colour}`} role="img" aria-label={name}>
        {line}
      </span>
    </Tip>
  );
}
