import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { api, call, type Schemas } from "../../api/client";
import { keys } from "../../api/keys";
import { useConnection, useLive } from "../../live/live";
import { notify } from "../../ui/notify";

export type Delivery = Schemas["Delivery"];
export const states = ["failed", "uncertain", "waiting"] as const;
export type State = (typeof states)[number];
export type Act = keyof Schemas["DeliveryCan"];

const topics = ["deliveries"] as const;

/** What did not arrive, newest first; the line says when there is a change. */
export function useDeliveries(state: State) {
  const client = useQueryClient();
  useLive(topics);
  const online = useConnection().state === "online";
  useEffect(() => {
    if (online) void client.invalidateQueries({ queryKey: keys.deliveries });
  }, [client, online]);
  return useInfiniteQuery({
    queryKey: [...keys.deliveries, state],
    queryFn: ({ pageParam: cursor }) =>
      call(api.GET("/api/v1/deliveries", { params: { query: { state, limit: 50, cursor } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next_cursor,
    // A wait or a lost attempt is told by nobody.
    refetchInterval: state === "failed" ? false : 15_000,
  });
}

/** What a person does with one; said when the server has done it. */
export function useAct() {
  const { t } = useTranslation("deliveries");
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ act, id }: { act: Act; id: number }) =>
      call(api.POST(`/api/v1/deliveries/{id}/${act}`, { params: { path: { id } } })),
    onSuccess: ({ ticket }, { act }) => notify.info(t(`done.${act}`, { ticket })),
    onError: (error) => notify.error(error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.deliveries }),
  });
}
