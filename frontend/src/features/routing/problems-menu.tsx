import { Button, Menu } from "@mantine/core";
import { IconAlertCircle, IconAlertTriangle } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ProblemCount } from "./parts/problem-list";
import { problemSentence } from "./parts/problems";
import css from "./routing.module.css";
import { rowOfProblem } from "./rules/edit-rules";
import { useRuleProblems } from "./rules/use-rule-problems";
import type { RoutingProblem } from "./state/types";
import type { Editing } from "./state/use-routing-plan";
import { tabOfProblem } from "./tabs";

/** What is wrong with the plan; each leads to its place. */
export function ProblemsMenu({ editing }: { editing: Editing }) {
  const { unit, problems, plan, vocabulary } = editing;
  const { t } = useTranslation("routing");
  const navigate = useNavigate();
  const named = useRuleProblems(problems, plan, vocabulary);
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
