import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { api, call } from "../../api/client";
import { useQueues } from "../../api/queries";
import { useLive, useNews } from "../../live/live";
import { edgesOf, type Days } from "./period";
import { throttle } from "./throttle";

const keys = {
  all: ["statistics"] as const,
  today: (on: string) => ["statistics", "today", on] as const,
  resolutions: ["statistics", "resolution"] as const,
  resolution: (days: Days) => ["statistics", "resolution", days] as const,
  ways: ["statistics", "ways"] as const,
  attention: ["statistics", "attention"] as const,
  routing: ["statistics", "routing"] as const,
};

/** The day's figures change with every ticket; shares of many days more slowly. */
const todayEvery = 5_000;
const sharesEvery = 30_000;
/** Whole ways through the desk are dear to count and change little in an hour. */
const routingEvery = 5 * 60_000;

/** The table of today; asked anew when the day turns. */
export function useToday(on: string) {
  return useQuery({
    queryKey: keys.today(on),
    queryFn: () => call(api.GET("/api/v1/statistics/today")),
    placeholderData: keepPreviousData,
    staleTime: todayEvery,
  });
}

/** The resolution rate of a period; the former period's figures stay until it is here. */
export function useResolution(days: Days) {
  return useQuery({
    queryKey: keys.resolution(days),
    queryFn: () =>
      call(api.GET("/api/v1/statistics/resolution", { params: { query: edgesOf(days) } })),
    placeholderData: keepPreviousData,
    staleTime: todayEvery,
  });
}

/** Contacts by way and hour, and the promise to those who write, over a period. */
export function useWays(days: Days) {
  return useQuery({
    queryKey: [...keys.ways, days],
    queryFn: () => call(api.GET("/api/v1/statistics/ways", { params: { query: edgesOf(days) } })),
    placeholderData: keepPreviousData,
    staleTime: todayEvery,
  });
}

/** Where each contact reason was solved and which rules placed it, over a period. */
export function useRoutingFigures(days: Days) {
  return useQuery({
    queryKey: [...keys.routing, days],
    queryFn: () =>
      call(api.GET("/api/v1/statistics/routing", { params: { query: edgesOf(days) } })),
    placeholderData: keepPreviousData,
    staleTime: routingEvery,
  });
}

/** Mail that waits and what did not arrive, as it is now. */
export function useAttention() {
  return useQuery({
    queryKey: keys.attention,
    queryFn: () => call(api.GET("/api/v1/statistics/attention")),
    staleTime: todayEvery,
  });
}

const topics = ["queues"] as const;

/**
 * Keeps the figures live while mounted: a change of any queue asks for them
 * again, never more often than the limits, and not while nobody looks.
 */
export function useLiveFigures(): void {
  const client = useQueryClient();
  const queues = useQueues();
  useLive(topics);

  const again = useMemo(() => {
    const ask = (queryKey: readonly string[]) => void client.invalidateQueries({ queryKey });
    return {
      today: throttle(() => ask([...keys.all, "today"]), todayEvery),
      shares: throttle(() => {
        ask(keys.resolutions);
        ask(keys.ways);
        ask(keys.attention);
      }, sharesEvery),
      routing: throttle(() => ask(keys.routing), routingEvery),
    };
  }, [client]);

  const missed = useRef(false);
  const changed = useCallback(() => {
    missed.current = document.hidden;
    if (document.hidden) return;
    again.today.call();
    again.shares.call();
    again.routing.call();
  }, [again]);

  const first = useRef(true);
  useEffect(() => {
    if (!queues) return;
    if (!first.current) changed();
    first.current = false;
  }, [queues, changed]);

  useEffect(() => {
    const seen = () => {
      if (missed.current) changed();
    };
    document.addEventListener("visibilitychange", seen);
    return () => {
      document.removeEventListener("visibilitychange", seen);
      again.today.rest();
      again.shares.rest();
      again.routing.rest();
    };
  }, [again, changed]);

  useNews(
    useCallback(
      (news) => {
        if (news.type === "resync") news.until(client.invalidateQueries({ queryKey: keys.all }));
      },
      [client],
    ),
  );
}
