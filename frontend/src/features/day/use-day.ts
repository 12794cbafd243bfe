import { useQuery } from "@tanstack/react-query";
import { api, call } from "../../api/client";

/**
 * One person's day: one's own, or a colleague's that one leads, which is logged
 * at each asking and so is fetched only when somebody asks.
 */
export function useDay(on: string, person: number | undefined) {
  return useQuery({
    queryKey: ["day", on, person ?? "me"],
    queryFn: () =>
      person === undefined
        ? call(api.GET("/api/v1/me/day", { params: { query: { on } } }))
        : call(
            api.GET("/api/v1/statistics/people/{id}/day", {
              params: { path: { id: person }, query: { on } },
            }),
          ),
    staleTime: Infinity,
    gcTime: person === undefined ? undefined : 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    refetchOnMount: person === undefined ? "always" : true,
  });
}
