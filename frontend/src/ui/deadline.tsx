import { useNow } from "./clock";
import { DueShape } from "./shapes";
import kit from "./kit.module.css";
import { deadlineShort, deadlineWords, urgency, type DueKind } from "./time";
import { Tip } from "./tip";

type Props = {
  dueAt: string | null | undefined;
  warnAt?: string | null | undefined;
  /** Which promise it is of; empty where none runs. */
  kind?: DueKind | "" | undefined;
  /** `short` for rows, `words` for the head of a ticket. */
  form?: "short" | "words";
};

/** The next deadline: grey, amber in the last quarter, red when late; shape and words besides. */
export function Deadline({ dueAt, warnAt, kind, form = "short" }: Props) {
  const now = useNow();
  const due = dueAt ? Date.parse(dueAt) : null;
  const level = urgency(due, warnAt ? Date.parse(warnAt) : null, now);
  const words = deadlineWords(due, now, kind || "first");
  if (form === "words") {
    return (
      <span className={`${kit.inline} ${kit.wraps} ${kit[level]}`} data-urgency={level}>
        <DueShape level={level} />
        {words}
      </span>
    );
  }
  if (due === null) return null;
  return (
    <Tip label={words}>
      <span className={`${kit.inline} ${kit[level]}`} data-urgency={level}>
        <DueShape level={level} />
        <span aria-hidden>{deadlineShort(due, now)}</span>
        <span className="kp-visually-hidden">{words}</span>
      </span>
    </Tip>
  );
}
