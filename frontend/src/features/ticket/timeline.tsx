import { Button } from "@mantine/core";
import { IconSortAscending, IconSortDescending } from "@tabler/icons-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { useTimeline } from "../../api/queries";
import { useSaveSettings, useSettings } from "../../api/settings";
import { serverNow } from "../../ui/clock";
import { notify } from "../../ui/notify";
import { Events } from "./events";
import { strips } from "./happenings";
import { nextLook } from "./letter/leaving";
import { LetterItem } from "./letter/letter-item";
import { MessageItem } from "./message-item";
import { Older } from "./older";
import styles from "./ticket.module.css";

const leaving = (items: Schemas["TimelineItem"][]) => nextLook(items, serverNow());

/** What was said, big; what happened between, small and foldable; newest where the person chose. */
export function Timeline({ number }: { number: string }) {
  const { t } = useTranslation("ticket");
  const timeline = useTimeline(number, leaving);
  const { data: items, isPending, isError, refetch } = timeline;
  const { newest_first: newestFirst = false } = useSettings();
  const save = useSaveSettings();
  const Sort = newestFirst ? IconSortDescending : IconSortAscending;
  const shown = useMemo(() => strips(items ?? [], newestFirst), [items, newestFirst]);
  const older = (
    <Older
      more={timeline.hasNextPage}
      loading={timeline.isFetchingNextPage}
      above={!newestFirst}
      pages={items?.length ?? 0}
      load={() => void timeline.fetchNextPage()}
    />
  );

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
      {!newestFirst && older}
      <ol className={styles.items}>
        {shown.map((strip) =>
          strip.kind === "events" ? (
            <Events key={strip.items[0]?.id} items={strip.items} />
          ) : strip.item.message ? (
            <LetterItem key={strip.item.id} item={strip.item} message={strip.item.message} />
          ) : (
            <MessageItem key={strip.item.id} item={strip.item} />
          ),
        )}
      </ol>
      {newestFirst && older}
    </section>
  );
}
