import { Button } from "@mantine/core";
import { IconArrowLeft, IconHistory } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useNow } from "../../../ui/clock";
import { EmptyState } from "../../../ui/empty-state";
import { ErrorState } from "../../../ui/error-state";
import { useKeys } from "../../../ui/keys/use-keys";
import { exact } from "../../../ui/time";
import { useVersions } from "../state/queries";
import type { RoutingVersion } from "../state/types";
import type { Editing } from "../state/use-routing-plan";
import css from "./history.module.css";
import { VersionOpened } from "./version-opened";

/** Every version that there has been: who, when, why, and what it changed. */
export function HistoryTab({ editing }: { editing: Editing }) {
  const { t } = useTranslation("routing");
  const navigate = useNavigate();
  const now = useNow();
  const { unit } = editing;
  const { version: opened } = useSearch({ strict: false }) as { version?: number };
  const { data, error, isPending, refetch, ...pages } = useVersions(unit);
  const all = data?.pages.flatMap(({ items }) => items) ?? [];
  const at = all.findIndex(({ version }) => version === opened);
  const open = (version: number | undefined) =>
    void navigate({
      to: "/routing/$unit",
      params: { unit },
      search: { tab: "history", version },
      replace: opened !== undefined && version !== undefined,
    });
  const step = (by: number) => {
    const next = all[at < 0 ? 0 : at + by];
    if (next) open(next.version);
  };
  useKeys(
    {
      j: { label: t("history.next"), run: () => step(1) },
      k: { label: t("history.previous"), run: () => step(-1) },
    },
    { scope: "routing", title: t("tab.history") },
  );
  const stands = ({ live, effective_at: from }: RoutingVersion) =>
    live ? "live" : Date.parse(from) > now ? "coming" : null;

  return (
    <div className={css.history} data-opened={opened !== undefined}>
      <section className={css.list} aria-label={t("history.all")} aria-busy={isPending}>
        {error && <ErrorState error={error} retry={() => void refetch()} />}
        <ol>
          {all.map((version) => (
            <li key={version.version}>
              <button
                type="button"
                className={css.row}
                aria-current={version.version === opened || undefined}
                onClick={() => open(version.version)}
              >
                <b>
                  {t("history.version", { n: version.version })}{" "}
                  {stands(version) && (
                    <span className={css.mark}>{t(`history.${stands(version)!}`)}</span>
                  )}
                </b>
                <span>{version.note}</span>
                <small>
                  {exact(Date.parse(version.effective_at), now)}
                  {version.by && ` · ${version.by.name}`}
                </small>
              </button>
            </li>
          ))}
        </ol>
        {pages.hasNextPage && (
          <Button
            size="compact-sm"
            variant="subtle"
            loading={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {t("history.more")}
          </Button>
        )}
      </section>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and may hold nothing else to go to */}
      <section className={css.right} aria-label={t("history.one")} tabIndex={0}>
        <Button
          size="compact-sm"
          variant="subtle"
          className={css.back}
          leftSection={<IconArrowLeft size={15} aria-hidden />}
          onClick={() => open(undefined)}
        >
          {t("history.all")}
        </Button>
        {opened === undefined ? (
          <EmptyState
            icon={IconHistory}
            title={t("history.choose.title")}
            text={t("history.choose.text")}
          />
        ) : (
          <VersionOpened
            key={opened}
            version={opened}
            before={at >= 0 ? all[at + 1]?.version : undefined}
            editing={editing}
            onGone={() => open(undefined)}
          />
        )}
      </section>
    </div>
  );
}
