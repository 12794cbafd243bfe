import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useMe } from "../../api/queries";
import css from "./routing.module.css";
import type { RoutingProblem } from "./state/types";
import { tabOfProblem, tabsFor, type Tab } from "./tabs";

interface Props {
  unit: string;
  tab: Tab;
  problems: readonly RoutingProblem[];
}

/** The parts of the plan, each with how much in it has to be mended. */
export function TabLinks({ unit, tab, problems }: Props) {
  const { t } = useTranslation("routing");
  const shown = tabsFor(useMe());
  return (
    <nav className={css.tabs} aria-label={t("parts")}>
      {shown.map((one) => {
        const wrong = problems.filter((problem) => tabOfProblem(problem) === one).length;
        return (
          <Link
            key={one}
            to="/routing/$unit"
            params={{ unit }}
            search={{ tab: one === "rules" ? undefined : one }}
            activeOptions={{ explicitUndefined: true }}
            aria-current={one === tab ? "page" : undefined}
          >
            {t(`tab.${one}`)}
            {wrong > 0 && (
              <span className={css.wrong} title={t("problems.count", { count: wrong })}>
                {wrong}
                <span className="kp-visually-hidden">{t("problems.word")}</span>
              </span>
            )}
          </Link>
        );
      })}
    </nav>
  );
}
