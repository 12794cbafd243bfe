import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { useDirectory } from "../../api/queries";
import { nameOf } from "../../i18n/i18n";
import { AlarmMark } from "../../ui/alarm-mark";
import { Deadline } from "../../ui/deadline";
import { PriorityMark } from "../../ui/priority-mark";
import { ProtectedMark } from "../../ui/protected-mark";
import { TimeAgo } from "../../ui/time-ago";
import { AnswerForm } from "./answer-form";
import css from "./questions.module.css";

type Ticket = Schemas["Ticket"];
type Props = { ticket: Ticket; onOpen: (number: string) => void };

/** Whom it concerns, what is asked and by when, and the answer at once. */
export function QuestionCard({ ticket, onOpen }: Props) {
  const { t } = useTranslation("desk");
  const asked = ticket.escalation;
  const open = asked && !asked.answered_at;
  const reasons = useDirectory()?.escalation_reasons ?? [];
  const reason = reasons.find(({ code }) => code === asked?.reason);
  const patient = ticket.patient;

  return (
    <article className={css.card} aria-label={ticket.number}>
      <header className={css.head}>
        <PriorityMark priority={ticket.priority} compact />
        <AlarmMark words={ticket.alarm} />
        <strong className={css.who}>
          {patient?.protected && !patient.name ? (
            <ProtectedMark />
          ) : (
            (patient?.name ?? ticket.customer.name ?? t(`common:customer.${ticket.customer.kind}`))
          )}
        </strong>
        <span className={css.faint}>{patient?.identity_number}</span>
        <span className={css.due}>
          <Deadline
            dueAt={ticket.due_at}
            warnAt={ticket.warn_at}
            kind={ticket.due_kind}
            form="words"
          />
        </span>
      </header>
      <p className={css.question}>{open ? asked.question : ticket.subject}</p>
      <p className={css.meta}>
        {open ? (
          <>
            {t("questions.askedBy", {
              who: asked.by?.name ?? asked.from.name,
              from: asked.from.name,
            })}
            {reason && ` · ${nameOf(reason)}`} · <TimeAgo at={asked.at} />
          </>
        ) : (
          <>
            {t(`common:channel.${ticket.channel}`)} · <TimeAgo at={ticket.created_at} />
          </>
        )}
      </p>
      <p className={css.background}>
        {open && <strong>{ticket.subject} </strong>}
        {ticket.preview}
      </p>
      {open && ticket.can.return ? (
        <AnswerForm ticket={ticket} onOpen={onOpen} />
      ) : (
        <div className={css.acts}>
          <Button size="compact-md" variant="default" onClick={() => onOpen(ticket.number)}>
            {t("questions.open", { number: ticket.number })}
          </Button>
        </div>
      )}
    </article>
  );
}
