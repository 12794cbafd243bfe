import { useTranslation } from "react-i18next";
import type { RoutingDraft, RoutingVersion } from "../state/types";
import { Card } from "./card";
import { LevelChanges } from "./level-changes";
import { Moves } from "./moves";
import { QueueChanges } from "./queue-changes";
import css from "./rehearsal.module.css";
import { RuleChanges } from "./rule-changes";
import { Samples } from "./samples";
import { usePlanNames } from "./use-plan-names";
import type { Rehearsal } from "./use-rehearsals";
import { number, summary } from "./words";

type Props = {
  result: NonNullable<Rehearsal["result"]>;
  draft: RoutingDraft | null;
  live: RoutingVersion;
};

/** What would have been different: in a sentence, then part by part. */
export function Result({ result, draft, live }: Props) {
  const { t } = useTranslation("routing");
  const names = usePlanNames(result, draft, live);
  const { tickets, erased, moves, levels, rules, untaken, untaken_after } = result;
  return (
    <>
      <p className={css.summary} role="status">
        {tickets === 0 ? t("rehearsal.summary.noTickets") : summary(result)}
        {erased > 0 && ` ${t("rehearsal.summary.erased", { count: erased, n: number(erased) })}`}
      </p>
      {tickets > 0 && (
        <>
          <QueueChanges queues={result.queues} />
          <Moves moves={moves} names={names} />
          {levels.length > 0 && <LevelChanges levels={levels} names={names} />}
          <RuleChanges rules={rules} names={names} />
          {untaken_after > 0 && (
            <Card title={t("rehearsal.untaken.title")} text={t("rehearsal.untaken.text")}>
              <Samples samples={untaken} names={names} />
            </Card>
          )}
        </>
      )}
    </>
  );
}
