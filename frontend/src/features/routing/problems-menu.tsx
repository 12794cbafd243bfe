import { Button, Menu } from "@mantine/core";
import { IconAlertCircle, IconAlertTriangle } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ProblemCount } from "./parts/problem-list";
import { problemSentence } from "./parts/problems";
import { useNamedProblems } from "./parts/use-named-problems";
import css from "./routing.module.css";
import { rowOfProblem } from "./rules/edit-rules";
import type { RoutingProblem } from "./state/types";
import { tabOfProblem } from "./tabs";

/** What is wrong with the plan; each leads to its place. */
export function ProblemsMenu({
  unit,
  problems,
}: {
  unit: string;
  problems: readonly RoutingProblem[];
}) {
  const { t } = useTranslation("routing");
  const navigate = useNavigate();
  const named = useNamedProblems(problems);
  if (problems.length === 0) return null;
  const go = (problem: RoutingProblem) => {
    const tab = tabOfProblem(problem);
    void navigate({
      to: "/routing/$unit",
      params: { unit },
      search: { tab: tab === "rules" ? undefined : tab, rule: rowOfProblem(problem) },
    });
  };
  return (
    <Menu position="bottom-end" width={360}>
      <Menu.Target>
        <Button size="xs" variant="default" className={css.problems}>
          <ProblemCount problems={problems} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={css.problemList}>
        {named.map((problem, at) => (
          <Menu.Item
            key={`${problem.rule} ${problem.path} ${problem.slug} ${problem.word}`}
            leftSection={
              problem.warning ? (
                <IconAlertTriangle size={15} aria-label={t("part.warning")} />
              ) : (
                <IconAlertCircle size={15} aria-label={t("part.error")} />
              )
            }
            onClick={() => go(problems[at]!)}
          >
            <small>{t(`tab.${tabOfProblem(problem)}`)}</small> {problemSentence(problem)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
