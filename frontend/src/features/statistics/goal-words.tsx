import { IconArrowDown, IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Standing } from "./rates";

/** How a share stands to the goal: a sign and the words. */
export function GoalWords({ standing }: { standing: Standing }) {
  const { t } = useTranslation("statistics");
  const Sign = standing.reached ? IconCheck : IconArrowDown;
  const key = standing.reached ? "goal.reached" : "goal.below";
  return (
    <>
      <Sign size={14} stroke={2.25} aria-hidden />
      {t(key, { count: standing.points, words: standing.words })}
    </>
  );
}
