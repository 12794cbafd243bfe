import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { api, call } from "../../api/client";
import { serverNow } from "../../ui/clock";
import { bodyOf, mendOf, type Asked } from "./query";

const keys = { search: (search: Search | null) => ["access-log", search] as const };

/** One search: what was asked, and when. Asking the same again is a new search. */
type Search = { asked: Asked; nr: number; at: number };

/**
 * Searches the access log. Every search and every page is itself logged, so
 * nothing is asked before somebody asks, nothing is tried again by itself, and
 * nothing is kept when the page is left.
 */
export function useAccessLog() {
  const [search, setSearch] = useState<Search | null>(null);
  const query = useInfiniteQuery({
    enabled: search !== null,
    queryKey: keys.search(search),
    queryFn: ({ pageParam, signal }) =>
      call(
        api.POST("/api/v1/access-log/search", { body: bodyOf(search!.asked, pageParam), signal }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor || undefined,
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });

  const ask = useCallback((asked: Asked) => {
    if (mendOf(asked)) return false;
    setSearch((before) => ({ asked, nr: (before?.nr ?? 0) + 1, at: serverNow() }));
    return true;
  }, []);
  const entries = useMemo(
    () => query.data?.pages.flatMap((page) => page.items) ?? [],
    [query.data],
  );
  return { search, query, entries, ask, forget: () => setSearch(null) };
}

export type AccessLog = ReturnType<typeof useAccessLog>;
