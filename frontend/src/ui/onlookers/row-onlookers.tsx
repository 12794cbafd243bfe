import { useTranslation } from "react-i18next";
import { useOnlookers } from "../../live/onlookers";
import { Faces } from "./faces";
import styles from "./onlookers.module.css";
import { presenceWords } from "./words";

/** At the end of a row's subject, where it takes room from the preview alone. */
export function RowOnlookers({ number }: { number: string }) {
  const { t } = useTranslation("presence");
  const people = useOnlookers(number);
  if (people.length === 0) return null;
  const words = presenceWords(people, t);
  return (
    <span className={styles.row} role="img" aria-label={words} title={words}>
      <Faces people={people} most={1} />
    </span>
  );
}
