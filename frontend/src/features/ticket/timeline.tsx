import { Button } from "@mantine/core";
import { IconSortAscending, IconSortDescending } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { useTimeline } from "../../api/queries";
import { useSaveSettings, useSettings } from "../../api/settings";
import { notify } from "../../ui/notify";
import { TimeAgo } from "../../ui/time-ago";
import { strips } from "./happenings";
import { MessageItem } from "./message-item";
import styles from "./ticket.module.css";
import { useEventSentence } from "./use-event-sentence";

type Item = Schemas["TimelineItem"];

/** Runs of events longer than this are folded. */
const few = 2;

/** What was said, big; what happened between, small and foldable; newest where the person chose. */
export function Timeline({ number }: { number: string }) {
  const { t } = useTranslation("ticket");
  const { data: items, isPending, isError, refetch } = useTimeline(number);
  const { newest_first: newestFirst = false } = useSettings();
  const save = useSaveSettings();
  const Sort = newestFirst ? IconSortDescending : IconSortAscending;

  return (
    <section className={styles.timeline} aria-label={t("timeline.label")}>
      <div className={styles.timelineHead}>
        <h3>{t("timeline.label")}</h3>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<Sort size={15} aria-hidden />}
          onClick={() =>
            void save({ newest_first: !newestFirst }).catch((error: unknown) => notify.error(error))
          }
        >
          {t(newestFirst ? "timeline.newestFirst" : "timeline.oldestFirst")}
        </Button>
      </div>
      {isPending && <p className={styles.quiet}>{t("timeline.loading")}</p>}
      {isError && !items && (
        <p className={styles.quiet} role="alert">
          {t("timeline.failed")}{" "}
          <Button size="compact-xs" variant="default" onClick={() => void refetch()}>
            {t("timeline.retry")}
          </Button>
        </p>
      )}
      <ol className={styles.items}>
        {strips(items ?? [], newestFirst).map((strip) =>
          strip.kind === "message" ? (
            <MessageItem key={strip.item.id} item={strip.item} />
          ) : (
            <Events key={strip.items[0]?.id} items={strip.items} />
          ),
        )}
      </ol>
    </section>
  );
}

function Events({ items }: { items: Item[] }) {
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
