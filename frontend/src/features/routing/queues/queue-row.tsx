import { Button } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../../api/client";
import { LineBadge } from "../../../ui/line-badge";
import { notify } from "../../../ui/notify";
import { useNames } from "../../../ui/use-names";
import css from "./queues.module.css";
import { useCloseQueue } from "./use-close-queue";

interface Props {
  queue: Schemas["QueueInfo"];
  /** Asks first, for closing. */
  onClose: () => void;
}

/** One queue: its line and competence group, whether it takes anything new, and the way to change that. */
export function QueueRow({ queue, onClose }: Props) {
  const { t } = useTranslation("routing");
  const names = useNames();
  const open = useCloseQueue();
  const { id, name, line, group, closed = false } = queue;
  return (
    <li className={css.queue}>
      <LineBadge line={line} />
      <span className={css.name}>
        <b>{name}</b>
        {group && <small>{t("queues.group", { name: names.group(group) })}</small>}
      </span>
      <span className={css.state} data-closed={closed}>
        {closed && <IconLock size={14} aria-hidden />}
        {t(closed ? "queues.state.closed" : "queues.state.open")}
      </span>
      <Button
        size="compact-sm"
        variant="default"
        className={css.act}
        aria-label={t(closed ? "queues.openOf" : "queues.closeOf", { name })}
        loading={open.isPending}
        onClick={() =>
          closed
            ? open.mutate({ id, closed: false }, { onError: (error) => notify.error(error) })
            : onClose()
        }
      >
        {t(closed ? "queues.open" : "queues.close.do")}
      </Button>
    </li>
  );
}
