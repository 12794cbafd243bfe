import { queryOptions, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { keys } from "../../../api/keys";
import { useMe } from "../../../api/queries";
import { slugOf } from "../../../ui/problem-words";
import { routingCalls } from "./calls";

/** Keys below keys.routing, which the live line asks for anew. */
export const routingKeys = {
  units: [...keys.routing, "units"] as const,
  draft: (unit: string) => [...keys.routing, "draft", unit] as const,
  version: (unit: string, version: number) => [...keys.routing, "version", unit, version] as const,
  versions: (unit: string) => [...keys.routing, "versions", unit] as const,
};

const unitsQuery = queryOptions({ queryKey: routingKeys.units, queryFn: routingCalls.units });

/** Where the routing of each of the person's units stands. */
export function useRoutingUnits() {
  return useQuery(unitsQuery);
}

/** What rules can be written with: fields, queues, people. */
export function useVocabulary(unit: string) {
  return useQuery({
    queryKey: [...keys.routing, "vocabulary", unit],
    queryFn: () => routingCalls.vocabulary(unit),
    staleTime: 60_000,
  });
}

/** One version with its plan and the problems that it has now. */
export function useVersion(unit: string, version: number | undefined) {
  return useQuery({
    enabled: version !== undefined,
    queryKey: routingKeys.version(unit, version ?? 0),
    queryFn: () => routingCalls.version(unit, version!),
    placeholderData: (before) => (before?.unit === unit ? before : undefined),
  });
}

/** The versions of a unit, newest first, without their plans. */
export function useVersions(unit: string) {
  return useInfiniteQuery({
    queryKey: routingKeys.versions(unit),
    queryFn: ({ pageParam }) => routingCalls.versions(unit, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next_cursor || undefined,
  });
}

/** The unit's one draft; null when it has none, which the list of units tells without asking for it. */
export function useServerDraft(unit: string) {
  const told = useMe().can.includes("live:connect");
  return useQuery({
    // Who has no live line looks again, and at what counts with it.
    refetchInterval: told ? false : 10_000,
    queryKey: routingKeys.draft(unit),
    queryFn: async ({ client }) => {
      const units = await client.fetchQuery({ ...unitsQuery, staleTime: 0 });
      if (!units.find((one) => one.unit === unit)?.draft) return null;
      try {
        return await routingCalls.draft(unit);
      } catch (error) {
        if (slugOf(error) === "draft-not-found") return null;
        throw error;
      }
    },
  });
}
