import { useTranslation } from "react-i18next";
import { useConnection } from "../../live/live";
import { Tip } from "../../ui/tip";
import css from "./desk.module.css";

/** The small sign of the line in the top bar: filled is live, hollow is not. */
export function LineSign() {
  const { t } = useTranslation("desk");
  const { state } = useConnection();
  if (state === "ended") return null;
  const words = t(`lineSign.${state}`);
  return (
    <Tip label={words}>
      <span className={css.lineSign} data-state={state} role="img" aria-label={words} />
    </Tip>
  );
}
