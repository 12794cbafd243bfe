import { IconHelpCircle, IconMessageCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { useNow } from "../../ui/clock";
import { ago } from "../../ui/time";
import { questionsOf } from "./questions";
import styles from "./ticket.module.css";
import { useNames } from "../../ui/use-names";

type Asked = { asked: Schemas["Escalation"] };

/** The question that waits for an answer and the answer that came back: what the ticket is about now. */
export function QuestionCards({ ticket }: { ticket: Schemas["Ticket"] }) {
  if (ticket.status === "closed") return null;
  const { open, behind, answered } = questionsOf(ticket);
  return (
    <>
      {answered && <AnswerCard asked={answered} />}
      {open && <QuestionCard asked={open} behind={behind} />}
    </>
  );
}

function QuestionCard({ asked, behind }: Asked & { behind: Schemas["Escalation"][] }) {
  const { t } = useTranslation("ticket");
  const names = useNames();
  const title = t("question.open", { queue: asked.to.name });
  return (
    <section className={styles.question} aria-label={title}>
      <h3>
        <IconHelpCircle size={18} aria-hidden /> {title}
        <span className={styles.quiet}>{names.escalationReason(asked.reason)}</span>
      </h3>
      <p className={styles.said}>{asked.question}</p>
      <p className={styles.quiet}>
        <Who asked={asked} />
      </p>
      {behind.map((earlier) => (
        <details key={earlier.at} className={styles.quiet}>
          <summary>{t("question.behind", { queue: earlier.to.name })}</summary>
          <p className={styles.said}>{earlier.question}</p>
          <Who asked={earlier} />
        </details>
      ))}
    </section>
  );
}

function AnswerCard({ asked }: Asked) {
  const { t } = useTranslation("ticket");
  const now = useNow();
  const title = t("question.answered", { queue: asked.to.name });
  return (
    <section className={styles.answer} aria-label={title}>
      <h3>
        <IconMessageCheck size={18} aria-hidden /> {title}
      </h3>
      <p className={styles.said}>{asked.answer}</p>
      <p className={styles.quiet}>
        {t("question.answeredBy", {
          name: asked.answered_by?.name ?? asked.to.name,
          when: ago(Date.parse(asked.answered_at ?? asked.at), now),
        })}
      </p>
      <details className={styles.quiet}>
        <summary>{t("question.theQuestion")}</summary>
        <p className={styles.said}>{asked.question}</p>
        <Who asked={asked} />
      </details>
    </section>
  );
}

function Who({ asked }: Asked) {
  const { t } = useTranslation("ticket");
  const now = useNow();
  const when = ago(Date.parse(asked.at), now);
  return asked.by
    ? t("question.asked", { name: asked.by.name, when })
    : t("question.askedBySystem", { when });
}
