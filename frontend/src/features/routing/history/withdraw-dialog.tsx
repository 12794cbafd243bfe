import { Button, Modal } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { keys } from "../../../api/keys";
import { notify } from "../../../ui/notify";
import { problemWords } from "../../../ui/problem-words";
import page from "../routing.module.css";
import { routingCalls } from "../state/calls";
import type { Editing } from "../state/use-routing-plan";

interface Props {
  editing: Editing;
  version: number;
  onGone: () => void;
  onClose: () => void;
}

/** Taking back a version that has not begun to count; its content goes with it, so it is asked. */
export function WithdrawDialog({ editing, version, onGone, onClose }: Props) {
  const { t } = useTranslation("routing");
  const client = useQueryClient();
  const { unit, live } = editing;
  const withdraw = useMutation({
    mutationFn: () => routingCalls.withdraw(unit, version),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.routing });
      notify.info(t("withdraw.done", { n: version }));
      onGone();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("withdraw.title", { n: version })}
      closeButtonProps={{ "aria-label": t("common:act.close") }}
    >
      <div className={page.dialog}>
        <p>{t("withdraw.text", { n: version, live: live.version })}</p>
        {withdraw.error && (
          <p className={page.refused} role="alert">
            {problemWords(withdraw.error)}
          </p>
        )}
        <div className={page.dialogActs}>
          <Button size="sm" variant="default" onClick={onClose}>
            {t("withdraw.keep")}
          </Button>
          <Button size="sm" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
            {t("withdraw.do")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
