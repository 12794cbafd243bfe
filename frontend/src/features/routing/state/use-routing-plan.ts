import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import { flushAtSignOut } from "../../../ui/draft/keeper";
import { routingCalls } from "./calls";
import { clashes, PlanKeeper, type Mine, type Saving } from "./keeper";
import { routingKeys, useRoutingUnits, useServerDraft, useVersion, useVocabulary } from "./queries";
import type {
  RoutingDraft,
  RoutingPlan,
  RoutingProblem,
  RoutingUnit,
  RoutingVersion,
  RoutingVocabulary,
} from "./types";

/** A unit's routing as one screen shows and edits it. */
export interface Editing {
  unit: string;
  info: RoutingUnit;
  /** What counts now, with its plan. */
  live: RoutingVersion;
  draft: RoutingDraft | null;
  vocabulary: RoutingVocabulary;
  /** The draft with what is not saved yet, or else the live plan. */
  plan: RoutingPlan;
  problems: readonly RoutingProblem[];
  readOnly: boolean;
  change: (plan: RoutingPlan) => void;
  /** Changes the plan as it is at that moment, for acts that come later than they were shown. */
  edit: (act: (now: RoutingPlan) => RoutingPlan) => void;
  saving: Saving;
  error: unknown;
  /** What I wrote while somebody else saved; null when nothing is to be settled. */
  clash: Mine | null;
  keeper: PlanKeeper;
}

/** What is loading or failed instead of it. */
type Loading = { editing: null; error: unknown; retry: () => void };

export function useRoutingPlan(unit: string): { editing: Editing } | Loading {
  const units = useRoutingUnits();
  const info = units.data?.find((one) => one.unit === unit);
  const vocabulary = useVocabulary(unit);
  const live = useVersion(unit, info?.live?.version);
  const draft = useServerDraft(unit);
  const keeper = useKeeper(unit);
  const kept = useSyncExternalStore(keeper.listen, keeper.now);
  useEffect(() => {
    if (draft.data !== undefined) keeper.receive(draft.data);
  }, [keeper, draft.data]);
  const change = useCallback((plan: RoutingPlan) => keeper.change(plan), [keeper]);
  const edit = useCallback((act: (now: RoutingPlan) => RoutingPlan) => keeper.edit(act), [keeper]);

  const ready = info && vocabulary.data && live.data?.plan && kept.draft !== undefined;
  if (!ready) {
    const failed = [units, vocabulary, live, draft].filter(({ error }) => error);
    return {
      editing: null,
      error: failed[0]?.error ?? null,
      retry: () => failed.forEach(({ refetch }) => void refetch()),
    };
  }
  const clash = clashes(kept) ? kept.mine : null;
  const edited = kept.mine?.plan ?? kept.draft?.plan;
  return {
    editing: {
      unit,
      info,
      live: live.data!,
      draft: kept.draft ?? null,
      vocabulary: vocabulary.data!,
      plan: edited ?? live.data!.plan!,
      problems: (kept.draft ? kept.draft.problems : live.data!.problems) ?? [],
      readOnly: !info.can_edit || !edited || clash !== null,
      change,
      edit,
      saving: kept.saving,
      error: kept.error,
      clash,
      keeper,
    },
  };
}

/** The keeper of a unit's draft, for as long as its page is open. */
function useKeeper(unit: string): PlanKeeper {
  const client = useQueryClient();
  const keeper = useMemo(
    () =>
      new PlanKeeper(`routing:${unit}`, {
        save: (body) => routingCalls.save(unit, body),
        onSaved: (draft) => {
          void client.cancelQueries({ queryKey: routingKeys.draft(unit) });
          client.setQueryData(routingKeys.draft(unit), draft);
          void client.invalidateQueries({ queryKey: routingKeys.units });
        },
        onStale: () => void client.invalidateQueries({ queryKey: routingKeys.draft(unit) }),
      }),
    [client, unit],
  );
  useEffect(() => {
    const flush = () => void keeper.flush();
    const forget = flushAtSignOut(keeper);
    addEventListener("pagehide", flush);
    addEventListener("online", flush);
    return () => {
      removeEventListener("pagehide", flush);
      removeEventListener("online", flush);
      forget();
      flush();
    };
  }, [keeper]);
  return keeper;
}
