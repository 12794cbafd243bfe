import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { TimeAgo } from "../../ui/time-ago";
import styles from "./ticket.module.css";
import { useEventSentence } from "./use-event-sentence";

/** Runs of events longer than this are folded. */
const few = 2;

/** What happened between two texts, small. */
export function Events({ items }: { items: Schemas["TimelineItem"][] }) {
  const { t } = useTranslation("ticket");
  const [open, setOpen] = useState(items.length <= few);
  const sentence = useEventSentence();
  return (
    <li className={styles.events}>
      {items.length > few && (
        <button
          type="button"
          className={styles.fold}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? t("timeline.hideEvents") : t("timeline.showEvents", { count: items.length })}
        </button>
      )}
      {open && (
        <ul>
          {items.map((item) => (
            <li key={item.id}>
              <span>
                {sentence(item)}
                {item.text && <q className={styles.aside}>{item.text}</q>}
              </span>
              <TimeAgo at={item.at} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
