import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useDirectory } from "../../../api/queries";
import { nameOf } from "../../../i18n/i18n";
import type { RoutingProblem } from "../state/types";
import { weekdays } from "./span";

/** Problems about people tell a user id; everything else tells codes. */
const ofPeople = ["unknown-person", "person-not-of-unit"];

/** The problems with names of queues, levels, people and weekdays instead of their codes. */
export function useNamedProblems(problems: readonly RoutingProblem[]): RoutingProblem[] {
  const { t } = useTranslation("routing");
  const directory = useDirectory();
  return useMemo(() => {
    const codes = new Map<string, string>([
      ...weekdays.map((day) => [day, t(`part.day.${day}`).toLowerCase()] as const),
      ...(directory?.levels ?? []).map((level) => [level.code, nameOf(level)] as const),
      ...(directory?.queues ?? []).map((queue) => [queue.code, queue.name] as const),
    ]);
    const people = new Map(directory?.people.map(({ id, name }) => [`${id}`, name]));
    return problems.map((problem) => {
      const names = ofPeople.includes(problem.slug) ? people : codes;
      const word = problem.word?.replaceAll(/[^\s,→]+/g, (code) => names.get(code) ?? code);
      return word === problem.word ? problem : { ...problem, word };
    });
  }, [problems, directory, t]);
}
