import { useMutation, useQueryClient } from "@tanstack/react-query";
import { notify } from "../../../ui/notify";
import { slugOf } from "../../../ui/problem-words";
import { routingCalls } from "./calls";
import { routingKeys } from "./queries";
import type { Editing } from "./use-routing-plan";

/** Begins a draft from what counts now; the one that somebody was first with is as good. */
export function useBegin({ unit, live }: Editing) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => routingCalls.save(unit, { revision: 0, plan: live.plan! }),
    onSuccess: (draft) => client.setQueryData(routingKeys.draft(unit), draft),
    onError: (error) => {
      if (slugOf(error) !== "draft-exists") notify.error(error);
    },
    onSettled: () => client.invalidateQueries({ queryKey: routingKeys.units }),
  });
}
