import { useCallback, useRef, useState } from "react";
import { useMe } from "../session/session";
import { newKey, readDraft, withAttempt, writeDraft, emptyDraft, type Draft } from "./drafts";

type Change = (before: Draft) => Partial<Pick<Draft, "answers" | "files">>;

/**
 * What the person who is signed in has written in one form. It is on the device
 * at every letter, so that neither a lost line nor a session's end takes it.
 */
export function useDraft(form: string) {
  const owner = useMe().drafts;
  const [draft, setDraft] = useState(() => readDraft(owner, form));
  const latest = useRef(draft);

  const keep = useCallback(
    (next: Draft | null) => {
      writeDraft(owner, form, next);
      latest.current = next ?? emptyDraft;
      setDraft(latest.current);
    },
    [owner, form],
  );

  const change = useCallback(
    (by: Change) => {
      const before = latest.current;
      keep({ ...before, ...by(before), at: Date.now() });
    },
    [keep],
  );

  /** The key to send this content by. */
  const attempt = useCallback(
    (body: unknown) => {
      const { draft: next, key } = withAttempt(latest.current, JSON.stringify(body), newKey);
      keep({ ...next, at: Date.now() });
      return key;
    },
    [keep],
  );

  const clear = useCallback(() => keep(null), [keep]);
  return { draft, change, attempt, clear };
}
