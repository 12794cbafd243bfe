import { Button, SegmentedControl } from "@mantine/core";
import { IconMailCheck } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../ui/empty-state";
import { ErrorState } from "../../ui/error-state";
import css from "./deliveries.module.css";
import { DeliveryRow } from "./delivery-row";
import { states, useAct, useDeliveries, type State } from "./use-deliveries";

/** What has not arrived, for those who look after it: why, and what to do. */
export function DeliveriesPage() {
  const { t } = useTranslation("deliveries");
  const [state, setState] = useState<State>("failed");
  const { data, error, isPending, refetch, ...pages } = useDeliveries(state);
  const act = useAct();
  useEffect(() => {
    document.title = `${t("title")} · ${t("common:app")}`;
  }, [t]);
  const all = data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <div className={css.page}>
      <div className={css.inner}>
        <header className={css.top}>
          <h1>{t("title")}</h1>
          <p>{t("lead")}</p>
        </header>
        <div className={css.which}>
          <SegmentedControl
            size="sm"
            aria-label={t("which")}
            data={states.map((value) => ({ value, label: t(`state.${value}`) }))}
            value={state}
            onChange={(value) => setState(value as State)}
          />
          <p>{t(`help.${state}`)}</p>
        </div>
        <section className={css.card} aria-busy={isPending}>
          {isPending && <p className={css.words}>{t("common:state.loading")}</p>}
          {error && <ErrorState error={error} retry={() => void refetch()} />}
          {data && all.length === 0 && (
            <EmptyState
              icon={IconMailCheck}
              title={t(`none.${state}`)}
              text={t(`noneText.${state}`)}
            />
          )}
          {all.length > 0 && (
            <table className={css.table}>
              <caption className="kp-visually-hidden">{t(`state.${state}`)}</caption>
              <thead>
                <tr>
                  {(["ticket", "to", "why", "when", "acts"] as const).map((name) => (
                    <th key={name} scope="col">
                      {t(`table.${name}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {all.map((delivery) => (
                  <DeliveryRow
                    key={delivery.id}
                    delivery={delivery}
                    doing={
                      act.isPending && act.variables.id === delivery.id
                        ? act.variables.act
                        : undefined
                    }
                    onAct={(name) => act.mutate({ act: name, id: delivery.id })}
                  />
                ))}
              </tbody>
            </table>
          )}
          {pages.hasNextPage && (
            <p className={css.words}>
              <Button
                size="sm"
                variant="default"
                loading={pages.isFetchingNextPage}
                onClick={() => void pages.fetchNextPage()}
              >
                {t("more")}
              </Button>
            </p>
          )}
        </section>
      </div>
    </div>
  );
}
