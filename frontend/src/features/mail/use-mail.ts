import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
} from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { api, call, ProblemError, type Schemas } from "../../api/client";
import { keys } from "../../api/keys";
import { useConnection, useLive } from "../../live/live";
import { notify } from "../../ui/notify";

export type Mail = Schemas["MailEntry"];
export type Place = Schemas["PlaceMail"];
export const outcomes = ["new", "joined", "quarantine", "parked", "refused"] as const;
/** Those that wait for a person, all that came in, or what became of it in one way. */
export type Which = "waiting" | "all" | (typeof outcomes)[number];

const topics = ["mail"] as const;

/** Mail that was taken in; the line says when there is a change. */
export function useMails(which: Which) {
  const client = useQueryClient();
  useLive(topics);
  const online = useConnection().state === "online";
  useEffect(() => {
    if (online) void client.invalidateQueries({ queryKey: keys.mails });
  }, [client, online]);
  return useInfiniteQuery({
    queryKey: [...keys.mails, which],
    queryFn: ({ pageParam: cursor }) =>
      call(
        api.GET("/api/v1/mail", {
          params: {
            query: {
              limit: 50,
              cursor,
              waiting: which === "waiting" || undefined,
              outcome: which === "waiting" || which === "all" ? undefined : which,
            },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next_cursor,
  });
}

/** One mail with its text; reading it is logged, so it is fetched when somebody opens it. */
export function useMail(id: number) {
  return useQuery({
    queryKey: keys.mail(id),
    queryFn: () => call(api.GET("/api/v1/mail/{id}", { params: { path: { id } } })),
  });
}

/** Says where a mail belongs; said when the server has placed it. */
export function usePlace(id: number, onPlaced: () => void) {
  const { t } = useTranslation("mail");
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Place) =>
      call(api.POST("/api/v1/mail/{id}/place", { params: { path: { id } }, body })),
    onSuccess: (mail) => {
      client.setQueryData(keys.mail(id), mail);
      notify.info(t(`placed.${mail.outcome}`, { ticket: mail.ticket ?? "" }));
      onPlaced();
    },
    onError: (error) => {
      if (isTaken(error)) void client.invalidateQueries({ queryKey: keys.mail(id) });
    },
    onSettled: () => refetchLists(client),
  });
}

/** Somebody else placed it first. */
export function isTaken(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.slug === "mail-already-placed";
}

function refetchLists(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: keys.mails });
}
