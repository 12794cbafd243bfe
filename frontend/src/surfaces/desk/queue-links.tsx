import { IconChevronRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { useDirectory, useQueues } from "../../api/queries";
import { useNow } from "../../ui/clock";
import { LineBadge } from "../../ui/line-badge";
import { span } from "../../ui/time";
import { Tip } from "../../ui/tip";
import css from "./side.module.css";

type Queue = Schemas["Queue"];

/** A queue with what is open, and how much of it is late. */
function QueueLink({ id, name, counts }: { id: number; name: string; counts: Queue | undefined }) {
  const { t } = useTranslation("desk");
  const now = useNow();
  const oldest = counts?.oldest_at
    ? t("queue.oldest", { span: span(now - Date.parse(counts.oldest_at)) })
    : t("queue.empty");
  const late = counts?.late ? t("queue.late", { count: counts.late }) : "";
  return (
    <Tip label={[oldest, late].filter(Boolean).join(" · ")} position="right">
      <Link
        to="/queue/$id"
        params={{ id: String(id) }}
        className={css.item}
        activeProps={{ className: css.active, "aria-current": "page" }}
      >
        <span className={css.name}>{name}</span>
        {counts?.late ? (
          <span className={css.late}>
            {counts.late}
            <span className="kp-visually-hidden"> {t("queue.lateWord")}</span>
          </span>
        ) : null}
        {counts && <span className={css.count}>{counts.open}</span>}
      </Link>
    </Tip>
  );
}

/** My queues by line; the others that I may see behind one button. */
export function QueueLinks() {
  const { t } = useTranslation("desk");
  const directory = useDirectory();
  const counts = new Map((useQueues() ?? []).map((queue) => [queue.id, queue]));
  const [all, setAll] = useState(false);
  // A closed queue takes nothing new, and is shown while something lies in it.
  const visible =
    directory?.queues.filter(
      (queue) => queue.visible && (!queue.closed || counts.get(queue.id)?.open),
    ) ?? [];
  const mine = visible.filter((queue) => queue.mine);
  const others = visible.filter((queue) => !queue.mine);
  const shown = all || mine.length === 0 ? visible : mine;

  return (
    <>
      {[1, 2, 3].map((line) => {
        const queues = shown.filter((queue) => queue.line === line);
        if (queues.length === 0) return null;
        return (
          <div key={line} className={css.group}>
            <h2 className={css.heading}>
              <LineBadge line={line} />
              {t(`common:line.${line}`)}
            </h2>
            {queues.map((queue) => (
              <QueueLink
                key={queue.id}
                id={queue.id}
                name={queue.name}
                counts={counts.get(queue.id)}
              />
            ))}
          </div>
        );
      })}
      {mine.length > 0 && others.length > 0 && (
        <button
          type="button"
          className={css.more}
          aria-expanded={all}
          onClick={() => setAll((before) => !before)}
        >
          <IconChevronRight size={14} className={all ? css.turned : undefined} aria-hidden />
          {all ? t("queue.mineOnly") : t("queue.others", { count: others.length })}
        </button>
      )}
    </>
  );
}
