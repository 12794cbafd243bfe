import { NativeSelect } from "@mantine/core";
import { IconRoute } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../ui/empty-state";
import { ErrorState } from "../../ui/error-state";
import type { Days } from "./period";
import { ends, orders, type Order } from "./reason-rows";
import { ReasonTable } from "./reason-table";
import { TableSkeleton } from "./skeletons";
import css from "./reasons.module.css";
import page from "./statistics.module.css";
import { useRoutingFigures } from "./use-statistics";
import { daysLabel } from "./words";

/** KP-8 by contact reason, with the rules that placed the tickets: which one is to be changed? */
export function Reasons({ days }: { days: Days }) {
  const { t } = useTranslation("statistics");
  const [order, setOrder] = useState<Order>("short");
  const { data, isError, error, refetch, isPlaceholderData } = useRoutingFigures(days);
  if (!data) {
    return isError ? <ErrorState error={error} retry={() => void refetch()} /> : <TableSkeleton />;
  }
  const period = daysLabel(days);
  return (
    <section className={page.card} aria-labelledby="kp-reasons" aria-busy={isPlaceholderData}>
      <header className={page.head}>
        <h2 id="kp-reasons">
          {t("reasons.title")} <small>{period}</small>
        </h2>
        {data.reasons.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label={t("reasons.order.label")}
            data={orders.map((value) => ({ value, label: t(`reasons.order.${value}`) }))}
            value={order}
            onChange={({ currentTarget }) => setOrder(currentTarget.value as Order)}
          />
        )}
      </header>
      {data.reasons.length === 0 ? (
        <EmptyState icon={IconRoute} title={t("rate.none")} text={t("reasons.none")} />
      ) : (
        <>
          <Legend />
          <ReasonTable reasons={data.reasons} order={order} days={days} period={period} />
          <How />
        </>
      )}
    </section>
  );
}

function Legend() {
  const { t } = useTranslation("statistics");
  return (
    <p className={css.legend} aria-hidden>
      {ends.map((end) => (
        <span key={end}>
          <i data-end={end} />
          {t(`reasons.end.${end}`)}
        </span>
      ))}
      <span>
        <i data-goal />
        {t("reasons.goal")}
      </span>
    </p>
  );
}

function How() {
  const { t } = useTranslation("statistics");
  return (
    <details className={page.how}>
      <summary>{t("how.title")}</summary>
      {(["here", "returned", "reassigned", "rule"] as const).map((what) => (
        <p key={what}>{t(`reasons.how.${what}`)}</p>
      ))}
    </details>
  );
}
