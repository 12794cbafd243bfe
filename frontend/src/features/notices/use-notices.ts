import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { api, call, type Schemas } from "../../api/client";
import { keys } from "../../api/keys";
import { useConnection, useLive } from "../../live/live";

export type Notice = Schemas["Notice"];

const topics = ["notices"] as const;
const pageSize = 20;

/** My notices, newest first. The line says when there is one more. */
export function useNotices() {
  const client = useQueryClient();
  useLive(topics);
  // What came while the line was down, or before it stood, was told to nobody.
  const online = useConnection().state === "online";
  useEffect(() => {
    if (online) void client.invalidateQueries({ queryKey: keys.notices });
  }, [client, online]);
  return useInfiniteQuery({
    queryKey: keys.notices,
    queryFn: ({ pageParam: cursor }) =>
      call(api.GET("/api/v1/notices", { params: { query: { limit: pageSize, cursor } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next_cursor,
    staleTime: Infinity,
  });
}

/** Marks one as read; should it fail, it stays unread and is told again. */
export function useMarkRead(): (notice: Notice) => void {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (id: number) =>
      call(api.POST("/api/v1/notices/{id}/read", { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: keys.notices }),
  });
  return (notice) => {
    if (!notice.read) mutate(notice.id);
  };
}
