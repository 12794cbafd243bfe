import { Button } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../../../ui/error-state";
import parts from "../parts/parts.module.css";
import type { RoutingDraft, RoutingVersion } from "../state/types";
import css from "./rehearsal.module.css";
import { Result } from "./result";
import { Running } from "./running";
import { isRunning, useRehearsal, type Rehearsal, type Start } from "./use-rehearsals";
import { number, periodWords, whatWords } from "./words";

type Props = {
  id: number;
  draft: RoutingDraft | null;
  live: RoutingVersion;
  canRehearse: boolean;
  starting: boolean;
  onStart: (start: Start) => void;
};

/** One rehearsal: how far it has come, what came of it, or why nothing did. */
export function Shown({ id, draft, live, canRehearse, starting, onStart }: Props) {
  const { t } = useTranslation("routing");
  const { data: one, error, refetch } = useRehearsal(id);
  if (!one && error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!one) {
    return (
      <p className={parts.quiet} role="status">
        {t("common:state.loading")}
      </p>
    );
  }
  const stale = one.revision && draft && one.revision !== draft.revision;
  return (
    <>
      <header className={css.title}>
        <h2>
          {whatWords(one)} <small>{periodWords(one)}</small>
        </h2>
        <p>{t("rehearsal.against", { n: one.against })}</p>
        {stale && <p className={css.stale}>{t("rehearsal.stale", { n: draft.revision })}</p>}
        {one.against !== live.version && (
          <p className={css.stale}>{t("rehearsal.liveChanged", { n: live.version })}</p>
        )}
      </header>
      {isRunning(one) && <Running one={one} mayStop={canRehearse} />}
      {one.result && <Result result={one.result} draft={draft} live={live} />}
      {(one.state === "stopped" || one.state === "failed") && (
        <Ended one={one}>
          {canRehearse && (!one.revision || draft) && (
            <Button
              size="xs"
              variant="default"
              loading={starting}
              leftSection={<IconRefresh size={14} aria-hidden />}
              onClick={() => onStart(again(one, draft))}
            >
              {t("rehearsal.again")}
            </Button>
          )}
        </Ended>
      )}
    </>
  );
}

/** The same once more; of a draft, as it is now. */
function again({ version, revision, from, to }: Rehearsal, draft: RoutingDraft | null): Start {
  return { from, to, ...(revision && draft ? { revision: draft.revision } : { version }) };
}

/** Why there is no result, and the next useful act. */
function Ended({ one, children }: { one: Rehearsal; children: React.ReactNode }) {
  const { t } = useTranslation("routing");
  const words =
    one.state === "stopped"
      ? t("rehearsal.stopped", { done: number(one.done), all: number(one.total) })
      : t(`rehearsal.fault.${one.fault}`, { defaultValue: t("rehearsal.fault.other") });
  return (
    <div className={css.ended} data-state={one.state}>
      <p role={one.state === "failed" ? "alert" : undefined}>{words}</p>
      {children}
    </div>
  );
}
