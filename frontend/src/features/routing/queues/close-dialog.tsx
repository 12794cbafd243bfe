import { Button, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../../api/client";
import { problemWords } from "../../../ui/problem-words";
import page from "../routing.module.css";
import { useCloseQueue, usesIn } from "./use-close-queue";
import { UseList } from "./use-list";

type Props = { queue: Schemas["QueueInfo"]; onClose: () => void };

/** Asks before a queue takes nothing new any more; where it is needed still, it tells by what. */
export function CloseDialog({ queue, onClose }: Props) {
  const { t } = useTranslation("routing");
  const close = useCloseQueue(onClose);
  const uses = usesIn(close.error);
  const { id, name } = queue;
  return (
    <Modal
      opened
      size={uses ? "lg" : "md"}
      onClose={onClose}
      title={t(uses ? "queues.refused.title" : "queues.close.title", { name })}
      closeButtonProps={{ "aria-label": t("common:act.close") }}
    >
      <div className={page.dialog}>
        {uses ? (
          <>
            <p role="alert">{t("queues.refused.text")}</p>
            <UseList uses={uses} queue={queue} />
          </>
        ) : (
          <p>{t("queues.close.text")}</p>
        )}
        {close.error && !uses && (
          <p className={page.refused} role="alert">
            {problemWords(close.error)}
          </p>
        )}
        <div className={page.dialogActs}>
          <Button size="sm" variant="default" onClick={onClose}>
            {t("queues.close.keep")}
          </Button>
          <Button
            size="sm"
            loading={close.isPending}
            onClick={() => close.mutate({ id, closed: true })}
          >
            {uses ? t("common:act.retry") : t("queues.close.do")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
