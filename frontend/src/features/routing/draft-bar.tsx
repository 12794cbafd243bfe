import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNow } from "../../ui/clock";
import { problemWords } from "../../ui/problem-words";
import { exact } from "../../ui/time";
import css from "./routing.module.css";
import { routingCalls } from "./state/calls";
import { routingKeys } from "./state/queries";
import type { Editing } from "./state/use-routing-plan";

/** What counts, what is being changed, and the way from the one to the other. */
export function DraftBar({ editing }: { editing: Editing }) {
  const { t } = useTranslation("routing");
  const now = useNow();
  const client = useQueryClient();
  const { unit, live, draft, info } = editing;
  const begin = useMutation({
    mutationFn: () => routingCalls.save(unit, { revision: 0, plan: live.plan! }),
    onSuccess: (made) => client.setQueryData(routingKeys.draft(unit), made),
    onError: () => client.invalidateQueries({ queryKey: routingKeys.draft(unit) }),
  });
  const since = (at: string) => exact(Date.parse(at), now);
  return (
    <div className={css.bar}>
      <p>
        {t("bar.live", { n: live.version, when: since(live.effective_at) })}
        {draft && ` · ${t("bar.draft", { when: since(draft.changed_at) })}`}
      </p>
      {!draft && info.can_edit && (
        <Button size="xs" loading={begin.isPending} onClick={() => begin.mutate()}>
          {t("bar.begin")}
        </Button>
      )}
      {begin.error && <p role="alert">{problemWords(begin.error)}</p>}
    </div>
  );
}
