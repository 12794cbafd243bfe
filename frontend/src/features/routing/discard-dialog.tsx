import { Button, Modal } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { keys } from "../../api/keys";
import { problemWords } from "../../ui/problem-words";
import css from "./routing.module.css";
import { routingCalls } from "./state/calls";
import { routingKeys } from "./state/queries";
import type { RoutingDraft } from "./state/types";
import type { Editing } from "./state/use-routing-plan";

interface Props {
  editing: Editing;
  draft: RoutingDraft;
  onClose: () => void;
}

/** Throwing the draft away takes away what everybody has written in it; so it is asked. */
export function DiscardDialog({ editing, draft, onClose }: Props) {
  const { t } = useTranslation("routing");
  const client = useQueryClient();
  const { unit, keeper, live } = editing;
  const discard = useMutation({
    mutationFn: async () => {
      await keeper.flush();
      await routingCalls.discard(unit, keeper.now().draft?.revision ?? draft.revision);
    },
    onSuccess: () => {
      keeper.forget();
      client.setQueryData(routingKeys.draft(unit), null);
      void client.invalidateQueries({ queryKey: keys.routing });
      onClose();
    },
    onError: () => client.invalidateQueries({ queryKey: routingKeys.draft(unit) }),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("discard.title")}
      closeButtonProps={{ "aria-label": t("common:act.close") }}
    >
      <div className={css.dialog}>
        <p>{t("discard.text", { n: live.version })}</p>
        {discard.error && (
          <p className={css.refused} role="alert">
            {problemWords(discard.error)}
          </p>
        )}
        <div className={css.dialogActs}>
          <Button size="sm" variant="default" onClick={onClose}>
            {t("discard.keep")}
          </Button>
          <Button size="sm" loading={discard.isPending} onClick={() => discard.mutate()}>
            {t("discard.do")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
