import { useTranslation } from "react-i18next";
import { Kbd } from "../../ui/kbd";
import styles from "./register.module.css";

const ways = [
  ["next", "Enter"],
  ["caller", "1–4"],
  ["commit", "Ctrl+Enter"],
  ["ends", "F2 F4 F8"],
  ["again", "Ctrl+S"],
  ["leave", "Esc"],
] as const;

/** The keys of the form, where there is room for them. */
export function KeyHelp() {
  const { t } = useTranslation("register");
  return (
    <dl className={styles.keyHelp}>
      {ways.map(([way, keys]) => (
        <div key={way}>
          <dt>
            <span className="kp-visually-hidden">{keys}</span>
            <Kbd keys={keys} />
          </dt>
          <dd>{t(`rail.${way}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
