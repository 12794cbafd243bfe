import { useQuery } from "@tanstack/react-query";
import { api, call } from "../../api/client";
import { keys } from "../../api/keys";

/**
 * Why a ticket lies where it lies, with every move since; asked while it is
 * looked at, and again when the ticket has another version.
 */
export function useWhy(number: string, enabled = true, version = 0) {
  return useQuery({
    queryKey: [...keys.why(number), version],
    queryFn: () => call(api.GET("/api/v1/tickets/{number}/why", { params: { path: { number } } })),
    enabled,
  });
}
