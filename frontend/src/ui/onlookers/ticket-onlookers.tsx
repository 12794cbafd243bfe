import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useOnlookers } from "../../live/onlookers";
import { Faces } from "./faces";
import styles from "./onlookers.module.css";
import { presenceWords } from "./words";

/** What is read aloud waits until it has stood for this long: people come and go. */
const calm = 2_000;

/** Who else has the ticket open, in its head. */
export function TicketOnlookers({ number }: { number: string }) {
  const { t } = useTranslation("presence");
  const people = useOnlookers(number);
  const words = presenceWords(people, t);
  const aloud = useCalm(words);
  return (
    <div className={styles.head} title={words || undefined}>
      {people.length > 0 && <Faces people={people} most={3} />}
      <span className={styles.words} aria-hidden>
        {words}
      </span>
      <span className="kp-visually-hidden" role="status">
        {aloud}
      </span>
    </div>
  );
}

/** The words once they have stood still, and nothing before that; that one is alone again is said, too. */
function useCalm(words: string): string {
  const { t } = useTranslation("presence");
  const [said, setSaid] = useState({ of: "", aloud: "" });
  useEffect(() => {
    const stood = () =>
      setSaid(({ of, aloud }) => ({ of: words, aloud: words || (of ? t("alone") : aloud) }));
    const timer = setTimeout(stood, calm);
    return () => clearTimeout(timer);
  }, [words, t]);
  return said.of === words ? said.aloud : "";
}
