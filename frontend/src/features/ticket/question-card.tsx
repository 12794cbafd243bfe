import { IconHelpCircle, IconMessageCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { useNow } from "../../ui/clock";
import { ago } from "../../ui/time";
import styles from "./ticket.module.css";
import { useNames } from "./use-names";

/** The question that waits for an answer, or the answer that came back: what the ticket is about now. */
export function QuestionCard({ ticket }: { ticket: Schemas["Ticket"] }) {
  const { t } = useTranslation("ticket");
  const names = useNames();
  const now = useNow();
  const asked = ticket.escalation;
  if (!asked || ticket.status === "closed") return null;
  const when = (at: string) => ago(Date.parse(at), now);
  const who = asked.by
    ? t("question.asked", { name: asked.by.name, when: when(asked.at) })
    : t("question.askedBySystem", { when: when(asked.at) });

  if (asked.answered_at) {
    return (
      <section
        className={styles.answer}
        aria-label={t("question.answered", { queue: asked.to.name })}
      >
        <h3>
          <IconMessageCheck size={18} aria-hidden />{" "}
          {t("question.answered", { queue: asked.to.name })}
        </h3>
        <p className={styles.said}>{asked.answer || t("question.withdrawn")}</p>
        <p className={styles.quiet}>
          {t("question.answeredBy", {
            name: asked.answered_by?.name ?? asked.to.name,
            when: when(asked.answered_at),
          })}
        </p>
        <details className={styles.quiet}>
          <summary>{t("question.theQuestion")}</summary>
          <p className={styles.said}>{asked.question}</p>
          {who}
        </details>
      </section>
    );
  }
  return (
    <section className={styles.question} aria-label={t("question.open", { queue: asked.to.name })}>
      <h3>
        <IconHelpCircle size={18} aria-hidden /> {t("question.open", { queue: asked.to.name })}
        <span className={styles.quiet}>{names.escalationReason(asked.reason)}</span>
      </h3>
      <p className={styles.said}>{asked.question}</p>
      <p className={styles.quiet}>{who}</p>
    </section>
  );
}
