import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { conditionSentence } from "../rule-words/condition-sentence";
import { useConditionWords } from "../rule-words/use-condition-words";
import { useNames } from "../use-names";
import styles from "./why-here.module.css";

type Routing = Schemas["Routing"];

/** The rule that placed a ticket, the conditions with what they saw, and what did not fit above. */
export function Placing({ routing }: { routing: Routing | null | undefined }) {
  const { t, i18n } = useTranslation("rule");
  const names = useNames();
  const words = useConditionWords();
  if (!routing) return <p className={styles.quiet}>{t("why.missing")}</p>;
  const queue = routing.queue?.name ?? "";

  return (
    <div className={styles.why}>
      {routing.rule === "fallback" ? (
        <p>{t("why.fallback", { queue })}</p>
      ) : (
        <>
          <p>
            {t(routing.reasons.length > 0 ? "why.because" : "why.always", {
              name: routing.name,
              queue,
            })}
          </p>
          <ul className={styles.conditions}>
            {routing.reasons.map((reason, at) => (
              <li key={at}>{conditionSentence(reason, words)}</li>
            ))}
          </ul>
        </>
      )}
      {routing.person && (
        <p>
          {t(routing.rota ? "why.onRota" : "why.person", {
            name: routing.person.name,
            rota: routing.rota,
          })}
        </p>
      )}
      {[...new Set(routing.kept?.map(({ why }) => why))].map((why) => (
        <p key={why}>
          {i18n.exists(`rule:why.kept.${why}`) ? t(`why.kept.${why}` as never) : t("why.keptOther")}
        </p>
      ))}
      <p className={styles.quiet}>
        {routing.level && `${t("why.level", { level: names.level(routing.level) })} · `}
        {t("why.version", { version: routing.version })}
      </p>
      <Above misses={routing.above} />
    </div>
  );
}

/** The rules above that did not match, each with the first condition that failed. */
function Above({ misses }: { misses: Routing["above"] }) {
  const { t } = useTranslation("rule");
  const words = useConditionWords();
  if (misses.length === 0) return null;
  return (
    <details>
      <summary>{t("why.above", { count: misses.length })}</summary>
      <ul className={styles.conditions}>
        {misses.map((miss) => (
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
  );
}
