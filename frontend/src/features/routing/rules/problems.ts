import { problemSentence } from "../parts/problems";
import type { RoutingProblem } from "../state/types";

/** The problems of a rule at a path or below it. */
export function at(problems: readonly RoutingProblem[], path: string): RoutingProblem[] {
  return problems.filter(
    (one) =>
      one.path === path || one.path.startsWith(`${path}.`) || one.path.startsWith(`${path}[`),
  );
}

/** What a field says under itself. */
export function wordsAt(problems: readonly RoutingProblem[], path: string): string | undefined {
  const [first] = at(problems, path);
  return first && problemSentence(first);
}

/** Those that none of the fields shows. */
export function besides(
  problems: readonly RoutingProblem[],
  paths: readonly string[],
): RoutingProblem[] {
  return problems.filter((one) => !paths.some((path) => at([one], path).length > 0));
}
