import { IconCalendarUser } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../../ui/empty-state";
import { Entries } from "../parts/entries";
import { changed, newCode } from "../parts/listed";
import parts from "../parts/parts.module.css";
import { ProblemList } from "../parts/problem-list";
import { under } from "../parts/problems";
import { useEntries } from "../parts/use-entries";
import { useNamedProblems } from "../parts/use-named-problems";
import type { PlanPartProps, Rota } from "../state/types";
import { RotaEditor } from "./rota-editor";
import { rotaSentence } from "./sentence";

/** A unit's rotas (scheman): who is on, so that a rule can give the ticket to that person. */
export function RotasTab({ plan, vocabulary, readOnly, onChange, ...given }: PlanPartProps) {
  const { t } = useTranslation("routing");
  const problems = useNamedProblems(given.problems);
  const rotas = plan.rotas ?? [];
  const save = (all: Rota[]) => onChange({ ...plan, rotas: all });
  const list = useEntries({
    all: rotas,
    problems,
    part: "rotas",
    idOf: ({ code }) => code,
    nameOf: ({ name }) => name || t("part.unnamed"),
    make: (like) => ({
      ...like,
      code: newCode("rota"),
      name: like ? t("part.copyOf", { name: like.name }) : t("rotas.new"),
    }),
    onChange: save,
  });
  // A fault of the list as a whole has no number: "rotas".
  const ofAll = problems.filter(({ path, rule }) => !rule && path === "rotas");

  return (
    <div className={parts.tab}>
      <p className={parts.lead}>{t("rotas.lead")}</p>
      <ProblemList problems={ofAll} />
      <section className={parts.card} aria-label={t("rotas.title")}>
        {rotas.length === 0 && (
          <EmptyState
            icon={IconCalendarUser}
            title={t("rotas.empty")}
            text={t("rotas.emptyText")}
          />
        )}
        <Entries
          {...list}
          onMove={undefined}
          label={t("rotas.title")}
          readOnly={readOnly}
          add={t("rotas.add")}
          entries={rotas.map((rota, at) => ({
            id: rota.code,
            name: rota.name || t("part.unnamed"),
            sentence: rotaSentence(rota, vocabulary.people),
            problems: under(problems, `rotas[${at}]`),
            editor: (
              <RotaEditor
                rota={rota}
                part={`rotas[${at}]`}
                hours={plan.hours}
                people={vocabulary.people}
                problems={problems}
                readOnly={readOnly}
                onChange={(one) => save(changed(rotas, at, one))}
              />
            ),
          }))}
        />
      </section>
    </div>
  );
}
