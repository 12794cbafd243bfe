import { IconClockCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useReasons } from "../../../api/queries";
import { i18n, nameOf } from "../../../i18n/i18n";
import { EmptyState } from "../../../ui/empty-state";
import { Entries } from "../parts/entries";
import { changed, newCode } from "../parts/listed";

import parts from "../parts/parts.module.css";
import { under } from "../parts/problems";
import { useEntries } from "../parts/use-entries";
import { useNamedProblems } from "../parts/use-named-problems";
import type { PlanPartProps, ServiceLevel } from "../state/types";
import { LevelEditor } from "./level-editor";
import { LevelFacts } from "./level-facts";
import { typeWords } from "./scope-fields";
import { levelSentence, scopeSentence } from "./sentence";

/** A unit's service levels (servicenivåer): what it promises, and to which tickets. */
export function LevelsTab({ plan, vocabulary, readOnly, onChange, ...given }: PlanPartProps) {
  const { t } = useTranslation("routing");
  const problems = useNamedProblems(given.problems);
  const reasons = useReasons() ?? [];
  const { levels } = plan;
  const save = (all: ServiceLevel[]) => onChange({ ...plan, levels: all });
  const list = useEntries({
    all: levels,
    problems,
    part: "levels",
    idOf: ({ code }) => code,
    nameOf,
    make: (like) => ({
      ...(like ?? { first: { kind: "working_days", days: 2 } }),
      code: newCode("level"),
      ...named(like),
    }),
    onChange: save,
  });
  const names = {
    reason: (code: string) => {
      const reason = reasons.find((one) => one.code === code);
      return reason ? nameOf(reason) : code;
    },
    channel: (code: string) => t(`common:channel.${code}`, { defaultValue: code }),
    type: typeWords,
  };

  return (
    <div className={parts.tab}>
      <p className={parts.lead}>{t("levels.lead")}</p>
      <section className={parts.card} aria-label={t("levels.title")}>
        {levels.length === 0 && (
          <EmptyState
            icon={IconClockCheck}
            title={t("levels.empty")}
            text={t("levels.emptyText")}
          />
        )}
        <Entries
          {...list}
          label={t("levels.title")}
          readOnly={readOnly}
          add={t("levels.add")}
          entries={levels.map((level, at) => ({
            id: level.code,
            name: nameOf(level) || t("part.unnamed"),
            sentence: levelSentence(level),
            scope: scopeSentence(level.for, names),
            problems: under(problems, `levels[${at}]`),
            editor: readOnly ? (
              <LevelFacts level={level} />
            ) : (
              <LevelEditor
                level={level}
                part={`levels[${at}]`}
                problems={problems}
                vocabulary={vocabulary}
                onChange={(one) => save(changed(levels, at, one))}
              />
            ),
          }))}
        />
      </section>
    </div>
  );
}

/** What a new level is called, or the like of another. */
function named(like: ServiceLevel | undefined): Pick<ServiceLevel, "name" | "name_en"> {
  if (!like) return { name: i18n.t("routing:levels.new") };
  const name_en = like.name_en && `${like.name_en} (copy)`;
  return { name: i18n.t("routing:part.copyOf", { name: like.name }), ...(name_en && { name_en }) };
}
