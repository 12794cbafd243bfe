import { queryOptions, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { api, call, type Schemas } from "./client";
import { keys } from "./keys";
import { sessionEstablished } from "./session-gate";

const forAnHour = 60 * 60 * 1000;
/** Components of one opening share one fetch; opening again always asks anew. */
const afterMounting = 5_000;

export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: async () => {
    const me = await call(api.GET("/api/v1/me"));
    sessionEstablished();
    return me;
  },
  staleTime: Infinity,
});

/** The signed-in person. Only for screens behind the sign-in, where it is always there. */
export function useMe(): Schemas["Me"] {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error("useMe outside the signed-in part of the app");
  return data;
}

export const directoryQuery = queryOptions({
  queryKey: keys.directory,
  queryFn: () => call(api.GET("/api/v1/directory")),
  staleTime: forAnHour,
});

export function useDirectory(): Schemas["Directory"] | undefined {
  return useQuery(directoryQuery).data;
}

export function useReasons(): Schemas["Reason"][] | undefined {
  return useQuery({
    queryKey: keys.reasons,
    queryFn: async () => (await call(api.GET("/api/v1/reasons"))).items,
    staleTime: forAnHour,
  }).data;
}

export function useActions(): Schemas["ActionInfo"][] | undefined {
  return useQuery({
    queryKey: keys.actions,
    queryFn: async () => (await call(api.GET("/api/v1/actions"))).items,
    staleTime: forAnHour,
  }).data;
}

/** Queues with their counts, kept right by the live line. */
export function useQueues(): Schemas["Queue"][] | undefined {
  return useQuery({
    queryKey: keys.queues,
    queryFn: async () => (await call(api.GET("/api/v1/queues"))).items,
    staleTime: forAnHour,
  }).data;
}

/** Counts of the left column's views. */
export function useViews(enabled = true): Schemas["Views"] | undefined {
  return useQuery({
    enabled,
    queryKey: keys.views,
    queryFn: () => call(api.GET("/api/v1/views")),
    staleTime: 30_000,
  }).data;
}

export const ticketQuery = (number: string) =>
  queryOptions({
    queryKey: keys.ticket(number),
    queryFn: () => call(api.GET("/api/v1/tickets/{number}", { params: { path: { number } } })),
    staleTime: afterMounting,
  });

/** One opened ticket. Opening it is a reading that the server logs. */
export function useTicket(number: string) {
  return useQuery(ticketQuery(number));
}

const page = 50;

/**
 * What happened to a ticket, as far back as it has been asked for, oldest first.
 * It is fetched from the newest on, so that a long history opens as quickly as a
 * short one. again says after how many ms to look again by itself.
 */
export function useTimeline(
  number: string,
  again?: (items: Schemas["TimelineItem"][]) => number | false,
) {
  return useInfiniteQuery({
    queryKey: keys.timeline(number),
    queryFn: ({ pageParam: cursor }) =>
      call(
        api.GET("/api/v1/tickets/{number}/timeline", {
          params: {
            path: { number },
            query: { order: "newest", limit: page, ...(cursor && { cursor }) },
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (last: Schemas["ListTimelineItem"]) => last.next_cursor || undefined,
    select: ({ pages }) => pages.flatMap(({ items }) => items).reverse(),
    staleTime: afterMounting,
    refetchInterval: ({ state }) =>
      again?.(state.data?.pages.flatMap(({ items }) => items) ?? []) ?? false,
  });
}

/** What was said when the contact was registered, however long ago that is. */
export function useFirstWords(number: string): string | undefined {
  return useQuery({
    queryKey: [...keys.ticket(number), "first"],
    queryFn: async () => {
      const path = { path: { number }, query: { limit: 1 } };
      const { items } = await call(api.GET("/api/v1/tickets/{number}/timeline", { params: path }));
      return items[0]?.text ?? "";
    },
    staleTime: Infinity,
  }).data;
}
