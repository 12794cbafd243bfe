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
  const key = `routing:problem.${slug}`;
  return i18n.exists(key)
    ? i18n.t(key, { word: word ?? "" })
    : i18n.t("routing:problem.other", { slug, word: word ?? "" });
}

/** What a field says under itself: its first problem. */
export function wordsAt(problems: readonly RoutingProblem[], part: string): string | undefined {
  const [first] = under(problems, part);
  return first && problemSentence(first);
}
