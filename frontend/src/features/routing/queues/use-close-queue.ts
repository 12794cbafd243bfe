import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, call, ProblemError, type Schemas } from "../../../api/client";
import { keys } from "../../../api/keys";
import { notify } from "../../../ui/notify";

type Change = { id: number; closed: boolean };

/** Closes a queue for what is new or opens it again; it is said once the row says it too. */
export function useCloseQueue(onDone?: () => void) {
  const { t } = useTranslation("routing");
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, closed }: Change) =>
      call(api.PATCH("/api/v1/queues/{id}", { params: { path: { id } }, body: { closed } })),
    onSuccess: async ({ name, closed }) => {
      void client.invalidateQueries({ queryKey: keys.routing });
      await client.invalidateQueries({ queryKey: keys.directory });
      notify.info(t(closed ? "queues.closedNow" : "queues.openNow", { name }));
      onDone?.();
    },
  });
}

/** What holds a queue open, of a refusal to close it; null for every other failure. */
export function usesIn(error: unknown): Schemas["QueueUse"][] | null {
  if (!(error instanceof ProblemError) || error.problem.slug !== "queue-in-use") return null;
  return error.problem.uses ?? [];
}
