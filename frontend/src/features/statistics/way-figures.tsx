import { ErrorState } from "../../ui/error-state";
import { Attention } from "./attention";
import { KeptPromise } from "./kept-promise";
import type { Days } from "./period";
import { TableSkeleton } from "./skeletons";
import css from "./statistics.module.css";
import { useAttention, useWays } from "./use-statistics";
import { Ways } from "./ways";
import { daysLabel } from "./words";

/** The ways in, the promise to those who write, and what waits for somebody now. */
export function WayFigures({ days }: { days: Days }) {
  const ways = useWays(days);
  const attention = useAttention();
  const period = daysLabel(days);
  return (
    <div className={css.columns}>
      <div className={css.column} aria-busy={ways.isPlaceholderData}>
        {ways.data ? (
          <Ways ways={ways.data} days={days} period={period} />
        ) : ways.isError ? (
          <ErrorState error={ways.error} retry={() => void ways.refetch()} />
        ) : (
          <TableSkeleton />
        )}
      </div>
      <div className={css.column}>
        {ways.data && <KeptPromise rows={ways.data.promise} days={days} period={period} />}
        {attention.data ? (
          <Attention attention={attention.data} />
        ) : attention.isError ? (
          <ErrorState error={attention.error} retry={() => void attention.refetch()} />
        ) : (
          <TableSkeleton />
        )}
      </div>
    </div>
  );
}
