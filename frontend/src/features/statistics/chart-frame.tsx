import { useElementSize } from "@mantine/hooks";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import css from "./charts.module.css";

export type Sign = { key: string; label: string };

type Props = {
  title: ReactNode;
  /** What is told of the point under the pointer; the legend else. */
  reading?: ReactNode;
  signs: readonly Sign[];
  chart: (width: number) => ReactNode;
  table: ReactNode;
};

/** A chart with its legend above and its table below; the table is always there. */
export function ChartFrame({ title, reading, signs, chart, table }: Props) {
  const { t } = useTranslation("statistics");
  const { ref, width } = useElementSize();
  return (
    <figure className={css.figure}>
      <figcaption className={css.caption}>{title}</figcaption>
      <div className={css.legend}>
        {reading ??
          signs.map(({ key, label }) => (
            <span key={key}>
              <Mark of={key} />
              {label}
            </span>
          ))}
      </div>
      <div ref={ref}>{chart(Math.max(240, width || 560))}</div>
      <details className={css.asTable}>
        <summary>{t("chart.asTable")}</summary>
        {table}
      </details>
    </figure>
  );
}

/** The sign of a series in the legend: as it is drawn, so that it never rests on colour alone. */
export function Mark({ of }: { of: string }) {
  return (
    <svg width="22" height="12" viewBox="0 0 22 12" aria-hidden className={css.mark}>
      {of === "in" || of === "solved" ? (
        <rect x="5.5" y="1" width="11" height="10" rx="1.5" className={css[of]} />
      ) : (
        <>
          <path d="M1 6h20" className={css[of]} />
          {of === "lines_one_and_two" && (
            <circle cx="11" cy="6" r="3.2" className={css.roundPoint} />
          )}
          {of === "first_line" && (
            <rect x="8" y="3" width="6" height="6" className={css.squarePoint} />
          )}
        </>
      )}
    </svg>
  );
}
