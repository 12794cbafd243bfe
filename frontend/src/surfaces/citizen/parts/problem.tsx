import { hasWords, useWords, type Say } from "../i18n/words";
import { NoAnswer, Refusal, slugOf } from "../net/client";
import { Notice } from "./notice";

/** What happened, what is safe and what to do, in one or two sentences. */
export function problemText(say: Say, error: unknown): string {
  if (error instanceof NoAnswer) return say("problem.no-answer");
  if (!(error instanceof Refusal)) return say("problem.unknown");
  const slugs = [error.slug, error.fields[0]?.slug, slugOf(error.status)];
  return say(slugs.map((slug) => `problem.${slug}`).find(hasWords) ?? "problem.unknown");
}

/** What is wrong with one field. */
export function faultText(say: Say, slug: string): string {
  const key = `fault.${slug}`;
  return say(hasWords(key) ? key : "fault.other");
}

/** The failure of something that was to be shown, with a way to try again. */
export function LoadProblem({ error, again }: { error: unknown; again: () => Promise<void> }) {
  const { say } = useWords();
  return (
    <Notice tone="warn" live>
      <p>{problemText(say, error)}</p>
      <button type="button" className="button quiet" onClick={() => void again()}>
        {say("again")}
      </button>
    </Notice>
  );
}
