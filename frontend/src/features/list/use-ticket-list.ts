import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { api, call, type Schemas } from "../../api/client";
import { keys, type TicketFilter } from "../../api/keys";
import type { News } from "../../live/apply";
import { useNews } from "../../live/live";
import { belongs, left, type Viewer } from "./belongs";
import { append, hear, nothing, reconcile, reset, update, type Shown } from "./merge";

type Ticket = Schemas["Ticket"];
type Page = { items: Ticket[]; next: string | undefined };
type Act =
  | { do: "reset"; rows: readonly Ticket[] }
  | { do: "append"; rows: readonly Ticket[] }
  | { do: "hear"; news: News; here: boolean }
  | { do: "update"; ticket: Ticket }
  | { do: "reconcile"; rows: readonly Ticket[]; complete: boolean };

function reduce(shown: Shown, act: Act): Shown {
  switch (act.do) {
    case "reset":
      return reset(act.rows);
    case "append":
      return append(shown, act.rows);
    case "hear":
      return hear(shown, act.news, () => act.here);
    case "update":
      return update(shown, act.ticket);
    case "reconcile":
      return reconcile(shown, act.rows, act.complete);
  }
}

async function fetchPage(filter: TicketFilter, limit: number, cursor?: string): Promise<Page> {
  const page = await call(
    api.GET("/api/v1/tickets", { params: { query: { ...filter, limit, cursor } } }),
  );
  return { items: page.items ?? [], next: page.next_cursor || undefined };
}

/** Many changes in a row ask the server once. */
const settle = 350;

export type TicketList = Shown & {
  status: "loading" | "ready" | "error";
  error: unknown;
  more: boolean;
  loadingMore: boolean;
  loadMore: () => void;
  /** Brings in what waits: the pill. */
  refresh: () => Promise<void>;
};

/** A list by keyset paging that the live line keeps right without moving a row. */
export function useTicketList(filter: TicketFilter, me: Viewer, limit = 50): TicketList {
  const client = useQueryClient();
  const id = JSON.stringify([filter, limit]);
  const cached = client.getQueryData<Page>([...keys.list(filter), limit]);
  const [shown, act] = useReducer(reduce, cached ? reset(cached.items) : nothing);
  const [state, setState] = useState<{ id: string; error: unknown; loaded: boolean }>({
    id,
    error: null,
    loaded: false,
  });
  const [next, setNext] = useState<string | undefined>(undefined);
  const [loadingMore, setLoadingMore] = useState(false);
  const rowCount = useRef(0);
  useEffect(() => {
    rowCount.current = shown.rows.length;
  });
  const current = useRef(filter);

  const load = useCallback(async () => {
    const asked = current.current;
    try {
      const page = await fetchPage(asked, limit);
      client.setQueryData([...keys.list(asked), limit], page);
      if (asked !== current.current) return;
      setNext(page.next);
      act({ do: "reset", rows: page.items });
      setState({ id: JSON.stringify([asked, limit]), error: null, loaded: true });
    } catch (error) {
      if (asked === current.current) {
        setState({ id: JSON.stringify([asked, limit]), error, loaded: false });
      }
    }
  }, [client, limit]);

  useEffect(() => {
    const [asked] = JSON.parse(id) as [TicketFilter];
    current.current = asked;
    const before = client.getQueryData<Page>([...keys.list(asked), limit]);
    act({ do: "reset", rows: before?.items ?? [] });
    void load();
  }, [client, id, limit, load]);

  const check = useCallback(async () => {
    const asked = current.current;
    const want = Math.min(200, Math.max(limit, rowCount.current));
    const page = await fetchPage(asked, want).catch(() => null);
    if (!page || asked !== current.current) return;
    const complete = !page.next || page.items.length >= rowCount.current;
    act({ do: "reconcile", rows: page.items, complete });
  }, [limit]);

  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useNews(
    useCallback(
      (news) => {
        if (news.type === "resync") return news.until(check());
        const asked = current.current;
        const here =
          news.type === "ticket" ? belongs(news.ticket, asked, me) : left(news.topic, asked);
        if (here !== "unsure")
          return act({ do: "hear", news, here: news.type === "ticket" && here });
        if (news.type === "ticket") act({ do: "update", ticket: news.ticket });
        clearTimeout(timer.current);
        timer.current = setTimeout(() => void check(), settle);
      },
      [check, me],
    ),
  );

  const loadMore = useCallback(() => {
    if (!next || loadingMore) return;
    const asked = current.current;
    setLoadingMore(true);
    void fetchPage(asked, limit, next)
      .then((page) => {
        if (asked !== current.current) return;
        setNext(page.next);
        act({ do: "append", rows: page.items });
      })
      .catch(() => {})
      .finally(() => setLoadingMore(false));
  }, [limit, loadingMore, next]);

  const settled = state.id === id && (state.loaded || state.error !== null);
  const status = settled
    ? state.error
      ? "error"
      : "ready"
    : shown.rows.length > 0
      ? "ready"
      : "loading";
  return {
    ...shown,
    status,
    error: state.error,
    more: next !== undefined,
    loadingMore,
    loadMore,
    refresh: load,
  };
}
