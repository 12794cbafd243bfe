import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ProblemList } from "../parts/problem-list";
import parts from "../parts/parts.module.css";
import { besides, wordsAt } from "../parts/problems";
import { onCellKeys } from "../parts/use-cells";
import type { RoutingProblem, RoutingVocabulary, ServiceLevel } from "../state/types";
import css from "./levels.module.css";
import { PromiseRow } from "./promise-row";
import { ScopeFields } from "./scope-fields";
import { promises, withTarget } from "./target";

interface Props {
  level: ServiceLevel;
  /** Where it stands in the plan: "levels[2]". */
  part: string;
  problems: readonly RoutingProblem[];
  vocabulary: RoutingVocabulary;
  onChange: (level: ServiceLevel) => void;
}

/** A level's fields: what it is called, what it promises, and what gets it by itself. */
export function LevelEditor({ level, part, problems, vocabulary, onChange }: Props) {
  const { t } = useTranslation("routing");
  const patch = (some: Partial<ServiceLevel>) => onChange({ ...level, ...some });
  return (
    <>
      <ProblemList problems={besides(problems, part, ["name", "name_en", "for", ...promises])} />
      <div className={parts.fields}>
        <TextInput
          size="xs"
          label={t("levels.name")}
          maxLength={200}
          value={level.name}
          error={wordsAt(problems, `${part}.name`)}
          onChange={(event) => patch({ name: event.currentTarget.value })}
        />
        <TextInput
          size="xs"
          label={t("levels.nameEn")}
          maxLength={200}
          lang="en"
          value={level.name_en ?? ""}
          error={wordsAt(problems, `${part}.name_en`)}
          onChange={(event) => patch({ name_en: event.currentTarget.value || undefined })}
        />
      </div>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows between the fields within */}
      <table className={css.promises} onKeyDown={onCellKeys}>
        <caption className="kp-visually-hidden">{t("levels.promises")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("levels.column.promise")}</th>
            <th scope="col">{t("levels.column.length")}</th>
            <th scope="col">{t("levels.column.warning")}</th>
          </tr>
        </thead>
        <tbody>
          {promises.map((kind) => (
            <PromiseRow
              key={kind}
              kind={kind}
              target={level[kind]}
              error={wordsAt(problems, `${part}.${kind}`)}
              onChange={(target) => onChange(withTarget(level, kind, target))}
            />
          ))}
        </tbody>
      </table>
      <p className={parts.quiet}>{t("levels.sameDayHelp")}</p>
      <ScopeFields
        scope={level.for}
        error={wordsAt(problems, `${part}.for`)}
        vocabulary={vocabulary}
        onChange={({ scope }) => {
          const { for: _, ...rest } = level;
          onChange(scope ? { ...rest, for: scope } : rest);
        }}
      />
    </>
  );
}
