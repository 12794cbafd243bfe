import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { api, call, type Schemas } from "./client";
import { keys } from "./keys";
import { useMe } from "./queries";

export type Settings = Schemas["Settings"];

/** What the signed-in person chose for their own screen. */
export function useSettings(): Settings {
  return useMe().settings;
}

/** Changes some of them: at once here, then at the server; put back if it refuses. */
export function useSaveSettings(): (change: Settings) => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    async (change) => {
      const merge = (settings: Settings) =>
        client.setQueryData<Schemas["Me"]>(keys.me, (me) => me && { ...me, settings });
      const before = client.getQueryData<Schemas["Me"]>(keys.me)?.settings ?? {};
      merge({ ...before, ...change });
      try {
        await call(api.PATCH("/api/v1/me/settings", { body: change }));
      } catch (error) {
        merge(before);
        throw error;
      }
    },
    [client],
  );
}
