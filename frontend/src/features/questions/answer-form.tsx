import { Button, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { api, call, newIntent, withIntent, type Schemas } from "../../api/client";
import { useApplyTicket } from "../../live/live";
import { useDraft } from "../../ui/draft/use-draft";
import { fieldSlug, FieldError } from "../../ui/field-error";
import { Kbd } from "../../ui/kbd";
import { notify } from "../../ui/notify";
import { problemWords, slugOf } from "../../ui/problem-words";
import css from "./questions.module.css";

type Props = { ticket: Schemas["Ticket"]; onOpen: (number: string) => void };

/** The same draft as in the ticket itself: what is begun here can be finished there. */
export function AnswerForm({ ticket, onOpen }: Props) {
  const { t } = useTranslation("desk");
  const answer = useDraft(`ticket:${ticket.number}:return`, "");
  const apply = useApplyTicket();
  const intent = useRef(newIntent());
  const [seen, setSeen] = useState(ticket.version);

  const send = useMutation({
    mutationFn: () => {
      const params = { path: { number: ticket.number } };
      const body = { version: seen, answer: answer.value };
      const headers = withIntent(intent.current);
      return call(api.POST("/api/v1/tickets/{number}/return", { params, body, headers }));
    },
    onSuccess: (now) => {
      answer.clear();
      apply(now);
      notify.done(t("questions.sent", { queue: now.queue.name }), now);
    },
    onError: (error) => {
      // The ticket changed meanwhile: look first, the text stays.
      if (slugOf(error) === "stale-version") setSeen(ticket.version);
    },
    onSettled: () => (intent.current = newIntent()),
  });
  const trySend = () => {
    if (answer.value.trim() && !send.isPending) send.mutate();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !event.ctrlKey) return;
    event.preventDefault();
    trySend();
  };

  return (
    <div className={css.answer}>
      <Textarea
        autosize
        minRows={2}
        maxRows={12}
        aria-label={t("questions.answerTo", { number: ticket.number })}
        placeholder={t("questions.write")}
        value={answer.value}
        onChange={(event) => answer.set(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <FieldError field="answer" error={send.error} />
      {send.isError && !fieldSlug(send.error, "answer") && (
        <p className={css.error} role="alert">
          {problemWords(send.error)}
        </p>
      )}
      <div className={css.acts}>
        <Button
          size="compact-md"
          onClick={trySend}
          loading={send.isPending}
          disabled={!answer.value.trim()}
          rightSection={<Kbd keys="Ctrl+Enter" />}
        >
          {t("questions.send")}
        </Button>
        <Button size="compact-md" variant="subtle" onClick={() => onOpen(ticket.number)}>
          {t("questions.open", { number: ticket.number })}
        </Button>
        <span className={css.faint}>
          {answer.state !== "clean" && t(`common:draft.${answer.state}`)}
        </span>
      </div>
    </div>
  );
}
