import type { QueryClient } from "@tanstack/react-query";
import type { Schemas } from "../api/client";
import { keys } from "../api/keys";

type Ticket = Schemas["Ticket"];

/** What a list hears: a row as it is now, a row that left, or "fetch again". */
export type News =
  | { type: "ticket"; topic: string; ticket: Ticket }
  | { type: "gone"; topic: string; number: string }
  /** Fetch again, and hand over the promise: nothing is sent before it is settled. */
  | { type: "resync"; until: (fetched: Promise<unknown>) => void };

const listeners = new Set<(news: News) => void>();

export function onNews(listener: (news: News) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function tell(news: News): void {
  for (const listener of listeners) listener(news);
}

/** After these an opened ticket has other links, which no row tells. */
const joins = new Set(["ticket.linked", "ticket.merged", "ticket.merged-in", "ticket.unmerged"]);

const opened = (number: string) => ({ queryKey: keys.ticket(number), exact: true });

/** Folds one live event into what is cached, then tells the lists. */
export function applyEvent(client: QueryClient, event: Schemas["LiveEvent"]): void {
  if (event.queues) mergeQueues(client, event.queues);
  if (event.topic === "notices") void client.invalidateQueries({ queryKey: keys.notices });
  if (event.topic === "mail") {
    void client.invalidateQueries({ queryKey: keys.mails });
    recountSoon(client);
  }
  if (event.topic === "deliveries") {
    void client.invalidateQueries({ queryKey: keys.deliveries });
  }
  if (event.topic === "routing") void client.invalidateQueries({ queryKey: keys.routing });
  if (event.ticket) {
    const ticket = event.ticket;
    putTicket(client, ticket);
    if (joins.has(event.kind)) void client.invalidateQueries(opened(ticket.number));
    void client.invalidateQueries({ queryKey: keys.timeline(ticket.number) });
    tell({ type: "ticket", topic: event.topic, ticket });
  } else if (event.number) {
    if (event.topic.startsWith("ticket:")) {
      void client.invalidateQueries({ queryKey: keys.ticket(event.number) });
    }
    tell({ type: "gone", topic: event.topic, number: event.number });
  }
  if (event.ticket || event.number) recountSoon(client);
}

/** Puts a newer version of an opened ticket in the cache; an answer of a verb may use it too. */
export function putTicket(client: QueryClient, ticket: Ticket): void {
  client.setQueryData<Ticket>(keys.ticket(ticket.number), (shown) => {
    if (!shown || ticket.version < shown.version) return shown;
    return {
      ...ticket,
      routing: ticket.routing ?? shown.routing,
      links: ticket.links ?? shown.links,
      promises: ticket.promises ?? shown.promises,
    };
  });
}

/** After a gap: everything that is on the screen is fetched again. */
export async function refetchShown(client: QueryClient): Promise<void> {
  const lists: Promise<unknown>[] = [];
  tell({ type: "resync", until: (fetched) => lists.push(fetched) });
  await Promise.allSettled([
    ...lists,
    client.invalidateQueries({ queryKey: ["ticket"] }),
    client.invalidateQueries({ queryKey: keys.queues }),
    client.invalidateQueries({ queryKey: keys.views }),
    client.invalidateQueries({ queryKey: keys.routing }),
  ]);
}

function mergeQueues(client: QueryClient, changed: Schemas["Queue"][]): void {
  const byId = new Map(changed.map((queue) => [queue.id, queue]));
  client.setQueryData<Schemas["Queue"][]>(keys.queues, (shown) =>
    shown?.map((queue) => byId.get(queue.id) ?? queue),
  );
}

let recount: ReturnType<typeof setTimeout> | undefined;

/** The views' counts are the server's; many events in a row ask for them once. */
function recountSoon(client: QueryClient): void {
  if (recount) return;
  recount = setTimeout(() => {
    recount = undefined;
    void client.invalidateQueries({ queryKey: keys.views });
  }, 400);
}
