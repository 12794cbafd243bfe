import { IconFlask } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../../ui/empty-state";
import { ErrorState } from "../../../ui/error-state";
import parts from "../parts/parts.module.css";
import type { RoutingDraft, RoutingVersion } from "../state/types";
import { Earlier } from "./earlier";
import css from "./rehearsal.module.css";
import { Shown } from "./shown";
import { StartForm } from "./start-form";
import { useRehearsals, useStart } from "./use-rehearsals";

export interface RehearsalTabProps {
  unit: string;
  /** All of it is saved when the tab is shown. */
  draft: RoutingDraft | null;
  live: RoutingVersion;
  canRehearse: boolean;
}

/** What would have been different, had the draft or another version decided (provkörning). */
export function RehearsalTab({ unit, draft, live, canRehearse }: RehearsalTabProps) {
  const { t } = useTranslation("routing");
  const [chosen, setChosen] = useState<number | null>(null);
  const { data: all, error, refetch } = useRehearsals(unit);
  const start = useStart(unit, setChosen);
  const shown = chosen ?? all?.[0]?.id;
  return (
    <div className={css.tab}>
      <div className={css.side}>
        <p className={parts.lead}>{t("rehearsal.lead")}</p>
        {canRehearse && (
          <StartForm
            unit={unit}
            draft={draft}
            live={live}
            starting={start.isPending}
            error={start.error}
            onStart={start.mutate}
          />
        )}
        {all && all.length > 0 && <Earlier all={all} shown={shown} onShow={setChosen} />}
      </div>
      <div className={css.main}>
        {error && !all && <ErrorState error={error} retry={() => void refetch()} />}
        {all && shown === undefined && (
          <EmptyState
            icon={IconFlask}
            title={t("rehearsal.none.title")}
            text={t("rehearsal.none.text")}
          />
        )}
        {shown !== undefined && (
          <Shown
            key={shown}
            id={shown}
            draft={draft}
            live={live}
            canRehearse={canRehearse}
            starting={start.isPending}
            onStart={start.mutate}
          />
        )}
      </div>
    </div>
  );
}
