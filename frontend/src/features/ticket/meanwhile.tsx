import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { useMe, useTimeline } from "../../api/queries";
import { TimeAgo } from "../../ui/time-ago";
import styles from "./acts.module.css";
import { saidSince } from "./happenings";

/** What others have said since the person began to write: their words stand above one's own. */
export function Meanwhile({ since }: { since: Schemas["Ticket"] }) {
  const { t } = useTranslation("answer");
  const me = useMe();
  const { data: items = [] } = useTimeline(since.number);
  const said = saidSince(items, Date.parse(since.updated_at), me.id);
  if (said.length === 0) return null;
  return (
    <ul className={styles.meanwhile} aria-label={t("meanwhile.title")}>
      {said.map((item) => (
        <li key={item.id}>
          <strong>{item.message?.from || item.actor?.name || t("meanwhile.customer")}</strong>{" "}
          {item.message && t(`letter.${letterKind(item)}`)}{" "}
          <span className={styles.quiet}>
            <TimeAgo at={item.at} />
          </span>
          <p>{item.text}</p>
        </li>
      ))}
    </ul>
  );
}

function letterKind({ kind, message }: Schemas["TimelineItem"]) {
  if (!message?.outgoing) return "incoming";
  return kind === "ticket.requested" ? "question" : "reply";
}
