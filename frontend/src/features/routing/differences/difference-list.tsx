import { useTranslation } from "react-i18next";
import type { RoutingPlan, RoutingVocabulary } from "../state/types";
import { differences, nameOfDifference, type Difference } from "../state/differences";
import css from "./differences.module.css";
import { useDifferenceWords } from "./use-difference-words";

interface Props {
  before: RoutingPlan;
  after: RoutingPlan;
  vocabulary: RoutingVocabulary;
  /** What the other side has touched too, by nameOfDifference. */
  both?: ReadonlySet<string>;
}

const signs: Record<Difference["how"], string> = {
  added: "+",
  removed: "−",
  changed: "•",
  moved: "↕",
};

/** What one plan has otherwise than another, as sentences. */
export function DifferenceList({ before, after, vocabulary, both }: Props) {
  const { t } = useTranslation("routing");
  const words = useDifferenceWords(before, after, vocabulary);
  const all = differences(before, after);
  if (all.length === 0) return <p className={css.none}>{t("differences.none")}</p>;
  return (
    <ul className={css.list}>
      {all.map((one) => {
        const said = words(one);
        const name = nameOfDifference(one);
        return (
          <li key={name} data-how={one.how}>
            <span className={css.sign} aria-hidden>
              {signs[one.how]}
            </span>
            <div>
              <b>{said.title}</b>
              {both?.has(name) && <em>{t("differences.both")}</em>}
              {said.before && <del>{said.before}</del>}
              {said.after && <ins>{said.after}</ins>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
