import { useRef, useState } from "react";
import { inLanguage, useWords } from "../i18n/words";
import { ask } from "../net/client";
import type { Question, Receipt, Service } from "../net/types";
import { announce } from "../parts/announce";
import { sizeText } from "../parts/files-field";
import { Notice } from "../parts/notice";
import { Page } from "../parts/page";
import { problemText } from "../parts/problem";
import { useWide } from "../parts/use-wide";
import { useMe } from "../session/session";
import { go, Link } from "../router";
import { answerOf, contactOf } from "./form";
import { keepReceipt } from "./receipt";
import { controlOf } from "./question-field";
import type { useDraft } from "./use-draft";

/** Everything once more, before it is sent. */
export function Review({
  service,
  draft,
  root,
  check,
  refused,
}: {
  service: Service;
  draft: ReturnType<typeof useDraft>;
  root: string;
  /** False, and somewhere else, when something is missing. */
  check: () => boolean;
  /** What is left to tell here of the server's refusal. */
  refused: (error: unknown) => Promise<unknown>;
}) {
  const { say, language } = useWords();
  const owner = useMe().drafts;
  const wide = useWide();
  const [error, setError] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const busy = useRef(false);

  const send = async () => {
    if (busy.current || !check()) return;
    busy.current = true;
    setSending(true);
    setError(undefined);
    announce(say("sending"));
    const body = contactOf(service, draft.draft);
    try {
      const key = draft.attempt(body);
      keepReceipt(owner, await ask<Receipt>("POST", "/contacts", { body, key }));
      go(`${root}/skickat`, { replace: true });
      draft.clear();
    } catch (failure) {
      setError(await refused(failure));
      setSending(false);
    } finally {
      busy.current = false;
    }
  };

  const back = () => go(wide ? root : `${root}/${service.questions.length}`);
  return (
    <Page title={say("review.title")} lead={say("review.lead", { unit: service.unit_name })}>
      <dl className="review card">
        {service.questions.map((question, at) => (
          <div key={question.id}>
            <dt>{inLanguage(question.label, language)}</dt>
            <dd>
              <Answer question={question} draft={draft} />
              <Change question={question} root={root} at={at + 1} />
            </dd>
          </div>
        ))}
      </dl>
      {error !== undefined && (
        <Notice tone="warn" live title={say("review.not-sent")}>
          <p>{problemText(say, error)}</p>
        </Notice>
      )}
      <div className="buttons">
        <button
          type="button"
          className="button"
          aria-disabled={sending}
          onClick={() => void send()}
        >
          {sending ? say("sending") : say("review.send")}
        </button>
        <button type="button" className="button quiet" onClick={back}>
          {say("back")}
        </button>
      </div>
    </Page>
  );
}

function Answer({
  question,
  draft: { draft },
}: {
  question: Question;
  draft: ReturnType<typeof useDraft>;
}) {
  const { say, language, locale } = useWords();
  if (question.kind === "files") {
    if (draft.files.length === 0)
      return <span className="quiet-text">{say("review.no-files")}</span>;
    const names = draft.files.map((file) => `${file.name} (${sizeText(file.size, locale)})`);
    return <span>{names.join(", ")}</span>;
  }
  const answer = answerOf(draft, question).trim();
  if (!answer) return <span className="quiet-text">{say("review.no-answer")}</span>;
  const option = question.options?.find(({ value }) => value === answer);
  return <span className="written">{option ? inLanguage(option.label, language) : answer}</span>;
}

function Change({ question, root, at }: { question: Question; root: string; at: number }) {
  const { say, language } = useWords();
  const wide = useWide();
  const label = inLanguage(question.label, language);
  return (
    <Link
      to={wide || at === 1 ? root : `${root}/${at}`}
      className="change"
      aria-label={say("review.change-what", { what: label })}
      onClick={() => {
        // On a wide screen the whole form comes: the question itself gets the focus.
        if (wide)
          requestAnimationFrame(() => document.getElementById(controlOf(question))?.focus());
      }}
    >
      {say("review.change")}
    </Link>
  );
}
