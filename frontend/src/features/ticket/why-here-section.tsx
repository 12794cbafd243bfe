import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import styles from "./aside.module.css";
import { useNames } from "../../ui/use-names";
import { conditionSentence } from "../../ui/rule-words/condition-sentence";
import { useConditionWords } from "../../ui/rule-words/use-condition-words";

/** "Varför ligger ärendet här?": the rule, the conditions with what they saw, and what did not fit above. */
export function WhyHere({ ticket }: { ticket: Schemas["Ticket"] }) {
  const { t, i18n } = useTranslation("ticket");
  const names = useNames();
  const words = useConditionWords();
  const { routing } = ticket;
  if (!routing) return <p className={styles.quiet}>{t("why.missing")}</p>;

  return (
    <div className={styles.why}>
      {routing.rule === "fallback" ? (
        <p>{t("why.fallback")}</p>
      ) : (
        <>
          <p>
            {t(routing.reasons.length > 0 ? "why.because" : "why.always", { name: routing.name })}
          </p>
          <ul className={styles.conditions}>
            {routing.reasons.map((reason) => (
              <li key={`${reason.field}${reason.op}`}>{conditionSentence(reason, words)}</li>
            ))}
          </ul>
        </>
      )}
      {[...new Set(routing.kept?.map(({ why }) => why))].map((why) => (
        <p key={why}>
          {i18n.exists(`ticket:why.kept.${why}`) ? t(`why.kept.${why}`) : t("why.keptOther")}
        </p>
      ))}
      {ticket.escalation && <p className={styles.quiet}>{t("why.moved")}</p>}
      <p className={styles.quiet}>
        {routing.level && `${t("why.level", { level: names.level(routing.level) })} · `}
        {t("why.version", { version: routing.version })}
      </p>
      {routing.above.length > 0 && (
        <details>
          <summary>{t("why.above", { count: routing.above.length })}</summary>
          <ul className={styles.conditions}>
            {routing.above.map((miss) => (
              <li key={miss.rule}>
                {t("why.missed", {
                  name: miss.name,
                  sentence: miss.failed
                    ? conditionSentence(miss.failed, words, "failed")
                    : t("why.outranked"),
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
