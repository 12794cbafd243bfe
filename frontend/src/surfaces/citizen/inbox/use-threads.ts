import { useCallback, useState } from "react";
import { ask } from "../net/client";
import type { Thread } from "../net/types";
import { useFresh } from "../net/use-fresh";
import { useLoad } from "../net/use-load";

type Page = { items: Thread[]; next_cursor?: string };

/** The inbox: its first page kept fresh, older pages fetched when one asks for them. */
export function useThreads() {
  const first = useLoad<Page>("/threads");
  const [older, setOlder] = useState<Page | null>(null);
  const [failed, setFailed] = useState<unknown>();
  const { again } = first;
  useFresh(again);

  const cursor = older ? older.next_cursor : first.data?.next_cursor;
  const more = useCallback(async () => {
    setFailed(undefined);
    try {
      const page = await ask<Page>("GET", `/threads?cursor=${encodeURIComponent(cursor ?? "")}`);
      setOlder((before) => ({ ...page, items: [...(before?.items ?? []), ...page.items] }));
    } catch (error) {
      setFailed(error);
    }
  }, [cursor]);

  const seen = new Set(first.data?.items.map(({ number }) => number));
  const rest = older?.items.filter(({ number }) => !seen.has(number)) ?? [];
  return {
    threads: first.data && [...first.data.items, ...rest],
    error: first.error ?? failed,
    again,
    more: cursor ? more : undefined,
  };
}
