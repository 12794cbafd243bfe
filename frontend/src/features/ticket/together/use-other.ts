import { useQuery } from "@tanstack/react-query";
import { api, call, ProblemError, type Schemas } from "../../../api/client";
import { keys } from "../../../api/keys";
import { ticketQuery } from "../../../api/queries";
import { ticketNumber } from "../../../ui/ticket-number";

/** The patient's other tickets, as the fourth column shows them, too. */
export function useEarlier(number: string, enabled = true) {
  return useQuery({
    enabled,
    queryKey: [...keys.ticket(number), "earlier"],
    queryFn: async () =>
      (await call(api.GET("/api/v1/tickets/{number}/earlier", { params: { path: { number } } })))
        .items,
    staleTime: 60_000,
  });
}

/** The ticket that a number names as it is typed; opened, so that one sees what one joins. */
export function useOther(typed: string): {
  number: string | null;
  other: Schemas["Ticket"] | undefined;
  missing: boolean;
} {
  const number = ticketNumber(typed);
  const { data, error } = useQuery({ ...ticketQuery(number ?? ""), enabled: number !== null });
  const missing = error instanceof ProblemError && error.problem.status < 500;
  return { number, other: number ? data : undefined, missing: number !== null && missing };
}
