import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { ChannelIcon, type Channel } from "../../ui/channel-icon";
import { useNow } from "../../ui/clock";
import { PriorityMark } from "../../ui/priority-mark";
import { TimeAgo } from "../../ui/time-ago";
import { exact } from "../../ui/time";
import { eventKey } from "./happenings";
import styles from "./ticket.module.css";

/** A call is often registered when it ends; only what was entered long after is told. */
const longAfter = 30 * 60_000;

/** What was said, noted, asked or answered. */
export function MessageItem({ item }: { item: Schemas["TimelineItem"] }) {
  const { t } = useTranslation("ticket");
  const now = useNow();
  const key = eventKey(item);
  const kind =
    { registered: "contact", noted: "note", escalated: "question", returned: "answer" }[key] ??
    "note";
  const heading = {
    contact: <ChannelIcon channel={(item.data?.["channel"] ?? "phone") as Channel} long />,
    note: t("timeline.note"),
    question: t("timeline.questionTo", { queue: item.to?.queue?.name ?? "" }),
    answer: t("timeline.answer"),
  }[kind];

  const later = Date.parse(item.registered_at ?? item.at) - Date.parse(item.at) >= longAfter;

  return (
    <li className={styles.message} data-kind={kind}>
      <div className={styles.messageHead}>
        <strong>{item.actor?.name ?? t("timeline.system")}</strong>
        {item.actor?.title && <span className={styles.quiet}>{item.actor.title}</span>}
        <span className={styles.kind}>{heading}</span>
        {item.data?.["urgent"] === "true" && <PriorityMark priority={1} />}
        <span className={styles.spring} />
        <span className={styles.quiet}>
          <TimeAgo at={item.at} focusable />
        </span>
      </div>
      <p className={styles.said}>{item.text}</p>
      {later && item.registered_at && (
        <p className={styles.quiet}>
          {t("timeline.registeredLater", { when: exact(Date.parse(item.registered_at), now) })}
        </p>
      )}
    </li>
  );
}
