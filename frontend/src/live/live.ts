import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import type { Schemas } from "../api/client";
import { keys } from "../api/keys";
import { holdSending, releaseSending } from "../api/send-gate";
import { applyEvent, onNews, refetchShown, type News } from "./apply";
import { firstTry, type Connection } from "./connection";
import { forgetAllOnlookers, forgetOnlookers, hearOnlookers } from "./onlookers";
import { joinLine, sayWhatIsOpen } from "./presence";
import { LiveSocket, type Line } from "./socket";

let connection: Connection = firstTry;
let socket: LiveSocket | null = null;
const listeners = new Set<() => void>();

function openLine(): Line {
  const url = new URL("/api/v1/live", location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return new WebSocket(url) as Line;
}

function becomes(next: Connection): void {
  const was = connection.state;
  connection = next;
  const up = next.state === "online" || next.state === "resuming";
  if (!up) forgetAllOnlookers();
  else if (was !== "online" && was !== "resuming") sayWhatIsOpen();
  if (next.state === "resuming") holdSending();
  else releaseSending();
  for (const listener of listeners) listener();
}

/** Starts the page's one live line; called once somebody is signed in. */
export function startLive(client: QueryClient): () => void {
  const live = new LiveSocket({
    open: openLine,
    onEvent: (event) => {
      if (event.number && !event.ticket) forgetOnlookers(event.number);
      applyEvent(client, event);
    },
    onPresence: ({ ticket, people }) => hearOnlookers(ticket, people),
    onResync: () => refetchShown(client),
    onRights: () => {
      void client.invalidateQueries({ queryKey: keys.me });
      void client.invalidateQueries({ queryKey: keys.directory });
      void refetchShown(client);
    },
    onState: becomes,
    random: Math.random,
  });
  socket = live;
  const part = joinLine((message) => live.look(message));
  for (const topics of wanted) held.set(topics, live.listen(topics));
  live.connect();
  const retryNow = () => live.connect();
  addEventListener("online", retryNow);
  return () => {
    removeEventListener("online", retryNow);
    live.end();
    part();
    socket = null;
    held.clear();
  };
}

/** Tries again at once, for the banner's button and after signing in again. */
export function reconnectNow(): void {
  socket?.connect();
}

const wanted = new Set<readonly string[]>();
const held = new Map<readonly string[], () => void>();

/** Listens to topics ("queues", "queue:ID", "ticket:NUMBER", "notices", "mail" …) while mounted. */
export function useLive(topics: readonly string[]): void {
  const joined = topics.join("\n");
  useEffect(() => {
    if (!joined) return;
    const mine = joined.split("\n");
    wanted.add(mine);
    if (socket) held.set(mine, socket.listen(mine));
    return () => {
      wanted.delete(mine);
      held.get(mine)?.();
      held.delete(mine);
    };
  }, [joined]);
}

/** Hears every change that the live line brings, while mounted. */
export function useNews(listener: (news: News) => void): void {
  useEffect(() => onNews(listener), [listener]);
}

export function useConnection(): Connection {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => connection,
  );
}

/** Puts the answer of a verb in the caches at once, before its live event comes. */
export function useApplyTicket(): (ticket: Schemas["Ticket"]) => void {
  const client = useQueryClient();
  return (ticket) =>
    applyEvent(client, {
      type: "event",
      cursor: "",
      prev: "",
      topic: `ticket:${ticket.number}`,
      kind: "answer",
      ticket,
    });
}
