import { Button } from "@mantine/core";
import { IconShieldSearch } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { serverNow } from "../../ui/clock";
import { EmptyState } from "../../ui/empty-state";
import css from "./access-log.module.css";
import { nothing, spanOf, type Asked } from "./query";
import { Results } from "./results";
import { SearchForm } from "./search-form";
import { useAccessLog } from "./use-access-log";

/** Who read and changed what: searched by patient, employee, ticket and period (P-3). */
export function AccessLogPage() {
  const { t } = useTranslation("access-log");
  const [asked, setAsked] = useState<Asked>(nothing);
  const log = useAccessLog();
  useEffect(() => {
    document.title = `${t("title")} · ${t("common:app")}`;
  }, [t]);
  const ask = (change: Asked) => {
    setAsked(change);
    log.ask(change);
  };

  return (
    <div className={css.page}>
      <div className={css.inner}>
        <header className={css.top}>
          <h1>{t("title")}</h1>
          <p>{t("lead")}</p>
        </header>
        <SearchForm
          asked={asked}
          onChange={setAsked}
          onSearch={ask}
          onClear={log.forget}
          busy={log.query.isFetching && !log.query.isFetchingNextPage}
          error={log.query.error}
        />
        {log.search ? (
          <Results log={log} onAsk={(change) => ask({ ...nothing, ...change })} />
        ) : (
          <EmptyState icon={IconShieldSearch} title={t("start.title")} text={t("start.text")}>
            <Button
              size="sm"
              variant="default"
              onClick={() => ask({ ...nothing, ...spanOf(1, serverNow()) })}
            >
              {t("start.today")}
            </Button>
          </EmptyState>
        )}
      </div>
    </div>
  );
}
