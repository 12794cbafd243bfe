import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, call, type Schemas } from "../../../api/client";
import { keys } from "../../../api/keys";

export type Rehearsal = Schemas["Rehearsal"];

/** Below keys.routing, which the live line asks for anew when one begins or ends. */
const rehearsalKeys = {
  all: (unit: string) => [...keys.routing, "rehearsals", unit] as const,
  one: (id: number) => [...keys.routing, "rehearsal", id] as const,
};

const often = 500;
/** The list is told by the live line; this is for when that is cut. */
const seldom = 5_000;

/** It waits for its turn, or runs. */
export function isRunning({ state }: Pick<Rehearsal, "state">): boolean {
  return state === "queued" || state === "running";
}

/** A unit's rehearsals, the newest first, without their results. */
export function useRehearsals(unit: string) {
  return useQuery({
    queryKey: rehearsalKeys.all(unit),
    queryFn: async () =>
      (await call(api.GET("/api/v1/rehearsals", { params: { query: { unit } } }))).items,
    refetchInterval: ({ state: { data } }) => (data?.some(isRunning) ? seldom : false),
  });
}

/** One rehearsal with its result; while it runs, asked for again each half second. */
export function useRehearsal(id: number | undefined) {
  return useQuery({
    enabled: id !== undefined,
    queryKey: rehearsalKeys.one(id ?? 0),
    queryFn: () => call(api.GET("/api/v1/rehearsals/{id}", { params: { path: { id: id! } } })),
    refetchInterval: ({ state: { data } }) => (data && isRunning(data) ? often : false),
  });
}

/** What to run, and over which time. */
export type Start = Omit<Schemas["StartRehearsal"], "unit">;

export function useStart(unit: string, onStarted: (id: number) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (start: Start) =>
      call(api.POST("/api/v1/rehearsals", { body: { unit, ...start } })),
    onSuccess: (made) => {
      client.setQueryData(rehearsalKeys.one(made.id), made);
      void client.invalidateQueries({ queryKey: rehearsalKeys.all(unit) });
      onStarted(made.id);
    },
  });
}

/** Stops one that waits or runs; that it has ended meanwhile is shown and no failure. */
export function useStop(unit: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) =>
      call(api.POST("/api/v1/rehearsals/{id}/stop", { params: { path: { id } } })),
    onSuccess: (stopped) => client.setQueryData(rehearsalKeys.one(stopped.id), stopped),
    onSettled: (_, __, id) => {
      void client.invalidateQueries({ queryKey: rehearsalKeys.one(id) });
      void client.invalidateQueries({ queryKey: rehearsalKeys.all(unit) });
    },
  });
}
