import { Button } from "@mantine/core";
import { IconListSearch, IconPrinter } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ProblemError } from "../../api/client";
import { useDirectory } from "../../api/queries";
import { EmptyState } from "../../ui/empty-state";
import { ErrorState } from "../../ui/error-state";
import { Extract } from "./extract";
import css from "./log.module.css";
import { LogTable } from "./log-table";
import type { Asked } from "./query";
import { LogSkeleton } from "./skeleton";
import type { AccessLog } from "./use-access-log";
import { useExtract } from "./use-extract";
import { askedWords, dayStamp, timeStamp } from "./words";

type Props = { log: AccessLog; onAsk: (asked: Partial<Asked>) => void };

/** What a search found, with what was asked above it. */
export function Results({ log, onAsk }: Props) {
  const { t } = useTranslation("access-log");
  const { query, entries, search } = log;
  const extract = useExtract(log);
  const units = useDirectory()?.units ?? [];
  const unitName = (code: string) => units.find((unit) => unit.code === code)?.name ?? code;
  const heading = useRef<HTMLHeadingElement>(null);
  const nr = search?.nr;
  const ready = query.isSuccess;
  useEffect(() => {
    if (ready) heading.current?.focus({ preventScroll: true });
  }, [nr, ready]);

  // What is wrong with a field is said beside it.
  const mendable = query.error instanceof ProblemError && query.error.problem.fields?.length;
  if (!search || mendable) return null;
  const about = askedWords(search.asked);
  const last = entries.at(-1);
  return (
    <section className={css.card} aria-labelledby="kp-log-found">
      <header className={css.head}>
        <h2 id="kp-log-found" ref={heading} tabIndex={-1}>
          {about.length > 0 ? about.join(" · ") : t("asked.all")}
        </h2>
        {entries.length > 0 && (
          <div className={css.acts}>
            {extract.gathering && last && (
              <span role="status">
                {t("extract.gathering", { time: `${dayStamp(last.at)} ${timeStamp(last.at)}` })}
              </span>
            )}
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPrinter size={16} stroke={1.75} aria-hidden />}
              onClick={extract.gathering ? extract.stop : () => void extract.print()}
            >
              {extract.gathering ? t("extract.stop") : t("extract.print")}
            </Button>
          </div>
        )}
      </header>
      {query.isPending && <LogSkeleton />}
      {query.isError && entries.length === 0 && (
        <ErrorState error={query.error} retry={() => log.ask(search.asked)} />
      )}
      {ready && entries.length === 0 && (
        <EmptyState
          icon={IconListSearch}
          title={t("none.title")}
          text={t(search.asked.employee ? "none.employee" : "none.text")}
        />
      )}
      {entries.length > 0 && <LogTable key={nr} log={log} unitName={unitName} onAsk={onAsk} />}
      {extract.printing && entries.length > 0 && (
        <Extract
          asked={search.asked}
          entries={entries}
          unitName={unitName}
          at={search.at}
          partial={query.hasNextPage}
        />
      )}
    </section>
  );
}
