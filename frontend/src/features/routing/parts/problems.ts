import { i18n } from "../../../i18n/i18n";
import type { RoutingProblem } from "../state/types";

/** The problems of a part of the plan and of what is in it. */
export function under(problems: readonly RoutingProblem[], part: string): RoutingProblem[] {
  return problems.filter(
    ({ path, rule }) =>
      !rule && (path === part || path.startsWith(`${part}.`) || path.startsWith(`${part}[`)),
  );
}

/** Those of a part that none of its fields shows. */
export function besides(
  problems: readonly RoutingProblem[],
  part: string,
  fields: readonly string[],
): RoutingProblem[] {
  const shown = fields.flatMap((field) => under(problems, `${part}.${field}`));
  return under(problems, part).filter((problem) => !shown.includes(problem));
}

/** One sentence for a problem; what this screen has no words for is told by its code. */
export function problemSentence({ slug, word }: RoutingProblem): string {
  const known = `routing:problem.${slug}`;
  const key = i18n.exists(known) ? known : "routing:problem.other";
  // Where there is no word to tell, the sentence ends before it.
  return i18n.t(key, { slug, word: word ?? "" }).replace(/:\s*$/, ".");
}

/** What a field says under itself: its first problem. */
export function wordsAt(problems: readonly RoutingProblem[], part: string): string | undefined {
  const [first] = under(problems, part);
  return first && problemSentence(first);
}
