import { QueryClient } from "@tanstack/react-query";
import { OfflineError, ProblemError } from "../api/client";

/**
 * Freshness comes from the live line, not from the clock or the window's focus:
 * a refetch of its own could move what somebody is looking at.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: "always",
      retry: (tries, error) =>
        error instanceof OfflineError
          ? tries < 3
          : error instanceof ProblemError && error.problem.status === 503 && tries < 3,
    },
    mutations: { networkMode: "always", retry: false },
  },
});
