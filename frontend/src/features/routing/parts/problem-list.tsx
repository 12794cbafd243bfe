import { IconAlertCircle, IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { RoutingProblem } from "../state/types";
import css from "./parts.module.css";
import { problemSentence } from "./problems";

type Props = { problems: readonly RoutingProblem[]; id?: string };

/** Problems in words: what stops the plan from going live, and what only warns. */
export function ProblemList({ problems, id }: Props) {
  const { t } = useTranslation("routing");
  if (problems.length === 0) return null;
  return (
    <ul className={css.problems} id={id}>
      {problems.map((problem) => (
        <li key={`${problem.path} ${problem.slug} ${problem.word}`} data-warning={problem.warning}>
          {problem.warning ? (
            <IconAlertTriangle size={15} aria-label={t("part.warning")} />
          ) : (
            <IconAlertCircle size={15} aria-label={t("part.error")} />
          )}
          {problemSentence(problem)}
        </li>
      ))}
    </ul>
  );
}

/** How many there are, where they themselves are not shown. */
export function ProblemCount({ problems }: { problems: readonly RoutingProblem[] }) {
  const { t } = useTranslation("routing");
  const errors = problems.filter(({ warning }) => !warning).length;
  const warnings = problems.length - errors;
  return (
    <>
      {errors > 0 && (
        <span className={css.count}>
          <IconAlertCircle size={14} aria-hidden />
          {t("part.errors", { count: errors })}
        </span>
      )}
      {warnings > 0 && (
        <span className={css.count} data-warning>
          <IconAlertTriangle size={14} aria-hidden />
          {t("part.warnings", { count: warnings })}
        </span>
      )}
    </>
  );
}
