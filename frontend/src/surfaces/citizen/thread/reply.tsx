import { useRef, useState, type FormEvent } from "react";
import { lengthOf } from "../contact/form";
import { useDraft } from "../contact/use-draft";
import { useWords } from "../i18n/words";
import { ask, Refusal } from "../net/client";
import type { Receipt } from "../net/types";
import { announce } from "../parts/announce";
import { FilesField } from "../parts/files-field";
import { Notice } from "../parts/notice";
import { problemText } from "../parts/problem";
import { TextArea } from "../parts/text-field";

const limit = 4_000;
const mostFiles = 5;

/** Writing in a thread: an answer where the contact point has asked, else a message of one's own. */
export function Reply({
  number,
  question,
  onSent,
}: {
  number: string;
  /** The contact point waits for this answer. */
  question: boolean;
  onSent: (receipt: Receipt) => Promise<void>;
}) {
  const { say } = useWords();
  const { draft, change, attempt, clear } = useDraft(`thread:${number}`);
  const [faults, setFaults] = useState<{ text?: string; files?: string }>({});
  const [error, setError] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const busy = useRef(false);
  const text = draft.answers["text"] ?? "";

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (busy.current) return;
    const wrong = text.trim() === "" ? "required" : lengthOf(text) > limit ? "too-long" : undefined;
    setFaults({ text: wrong });
    setError(undefined);
    if (wrong) return document.getElementById("reply-text")?.focus();
    busy.current = true;
    setSending(true);
    announce(say("sending"));
    const body = { text: text.trim(), attachments: draft.files.map(({ id }) => id) };
    try {
      const key = attempt(body);
      const receipt = await ask<Receipt>("POST", `/threads/${number}/messages`, { body, key });
      clear();
      await onSent(receipt);
    } catch (failure) {
      const of = (name: string) =>
        failure instanceof Refusal
          ? failure.fields.find(({ field }) => field.startsWith(name))?.slug
          : undefined;
      const found = { text: of("text"), files: of("attachments") };
      setFaults(found);
      if (!found.text && !found.files) setError(failure);
    } finally {
      busy.current = false;
      setSending(false);
    }
  };

  return (
    <form noValidate className="stack reply" onSubmit={(event) => void send(event)}>
      <TextArea
        id="reply-text"
        label={say(question ? "reply.answer" : "reply.write")}
        help={question ? undefined : say("reply.help")}
        value={text}
        onChange={(next) => change(({ answers }) => ({ answers: { ...answers, text: next } }))}
        limit={limit}
        rows={5}
        fault={faults.text}
      />
      <FilesField
        id="reply-files"
        label={say("reply.files")}
        optional
        files={draft.files}
        limit={mostFiles}
        fault={faults.files}
        onAdd={(file) => change(({ files }) => ({ files: [...files, file] }))}
        onRemove={({ id }) =>
          change(({ files }) => ({ files: files.filter((one) => one.id !== id) }))
        }
      />
      {error !== undefined && (
        <Notice tone="warn" live title={say("review.not-sent")}>
          <p>{problemText(say, error)}</p>
        </Notice>
      )}
      <div className="buttons">
        <button type="submit" className="button" aria-disabled={sending}>
          {sending ? say("sending") : say(question ? "reply.send-answer" : "reply.send")}
        </button>
      </div>
    </form>
  );
}
