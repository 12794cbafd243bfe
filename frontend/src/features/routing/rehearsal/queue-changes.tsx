import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../../api/client";
import { LineBadge } from "../../../ui/line-badge";
import { Card } from "./card";
import { Pair } from "./change";
import { byChange, differs, mean, measures, shownHours, sum, type Measure } from "./changes";
import { HourBars } from "./hour-bars";
import css from "./rehearsal.module.css";

type Queue = Schemas["RehearsalQueue"];

/** Queue by queue before and after: what comes, what lies there, and at what hours. */
export function QueueChanges({ queues }: { queues: readonly Queue[] }) {
  const { t } = useTranslation("routing");
  const [of, setOf] = useState<Measure>("arrivals");
  const ordered = byChange(queues);
  const changed = ordered.filter(differs);
  const hours = shownHours(changed, of);
  return (
    <Card title={t("rehearsal.queues.title")}>
      <QueueTable queues={ordered} />
      {changed.length === 0 ? (
        <p className={css.none}>{t("rehearsal.queues.same")}</p>
      ) : (
        <div className={css.hours}>
          <header>
            <h4>{t("rehearsal.queues.hours")}</h4>
            <SegmentedControl
              size="xs"
              aria-label={t("rehearsal.queues.measure")}
              classNames={{ label: css.segment }}
              data={measures.map((value) => ({ value, label: t(`rehearsal.queues.${value}`) }))}
              value={of}
              onChange={(value) => setOf(value as Measure)}
            />
            <p className={css.legend} aria-hidden>
              <span>
                <i data-side="before" /> {t("rehearsal.before")}
              </span>
              <span>
                <i data-side="after" /> {t("rehearsal.after")}
              </span>
            </p>
          </header>
          <div className={css.multiples}>
            {changed.map((queue) => (
              <HourBars key={queue.queue.id} queue={queue} of={of} hours={hours} />
            ))}
          </div>
        </div>
      )}
    </Card>
  );
}

function QueueTable({ queues }: { queues: readonly Queue[] }) {
  const { t } = useTranslation("routing");
  const columns = ["arrivals", "load", "peak"] as const;
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t("rehearsal.queues.queue")}</th>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`rehearsal.queues.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {queues.map((queue) => (
          <tr key={queue.queue.id}>
            <th scope="row">
              <LineBadge line={queue.line} /> {queue.queue.name}
            </th>
            <Pair
              label={t("rehearsal.queues.arrivals")}
              before={sum(queue.arrivals_before)}
              after={sum(queue.arrivals_after)}
            />
            <Pair
              label={t("rehearsal.queues.load")}
              before={mean(queue.load_before)}
              after={mean(queue.load_after)}
              digits={1}
            />
            <Pair
              label={t("rehearsal.queues.peak")}
              before={queue.peak_before}
              after={queue.peak_after}
            />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
