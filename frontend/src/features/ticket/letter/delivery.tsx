import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconEyeCheck,
  IconQuestionMark,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../../api/client";
import { i18n } from "../../../i18n/i18n";
import { useNow } from "../../../ui/clock";
import { exact } from "../../../ui/time";
import styles from "./letter.module.css";

type State = Schemas["DeliveryState"];

const icons = {
  queued: IconClock,
  sending: IconClock,
  sent: IconCheck,
  failed: IconAlertTriangle,
  uncertain: IconQuestionMark,
} as const;

/** How the sending goes, in words: why it failed and when it is tried again. */
export function Delivery({ delivery, opened }: { delivery: State; opened?: string }) {
  const { t } = useTranslation("answer");
  const now = useNow();
  if (delivery.state === "withdrawn") return null;
  const Icon = opened ? IconEyeCheck : icons[delivery.state];
  const when = (at: string) => exact(Date.parse(at), now);
  const tried = (delivery.attempts ?? 0) > 0 && delivery.state === "queued";
  const words = opened
    ? t("delivery.opened", { when: when(opened) })
    : tried
      ? t("delivery.again")
      : t(`delivery.${delivery.state}`, { when: when(delivery.at) });
  return (
    <p
      className={styles.delivery}
      data-state={tried ? "again" : delivery.state}
      role={delivery.state === "failed" ? "alert" : undefined}
    >
      <Icon size={15} aria-hidden />
      <span>
        <strong>{words}</strong>
        {delivery.fault && !opened && delivery.state !== "sent" && ` ${fault(delivery.fault)}`}
        {tried && delivery.next_at && ` ${t("delivery.next", { when: when(delivery.next_at) })}`}
      </span>
    </p>
  );
}

/** Why it did not arrive, as a person says it. */
function fault(slug: string): string {
  const key = `answer:fault.${slug}`;
  return i18n.exists(key) ? i18n.t(key) : i18n.t("answer:fault.other");
}
