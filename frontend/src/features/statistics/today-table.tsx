import { useTranslation } from "react-i18next";
import { useDirectory } from "../../api/queries";
import { useNow } from "../../ui/clock";
import { LineBadge } from "../../ui/line-badge";
import { DueShape } from "../../ui/shapes";
import { exact, roughSpan } from "../../ui/time";
import { Tip } from "../../ui/tip";
import { Count, ToList } from "./count";
import { cameOf, lateOf, oldestOf, openOf, solvedOf } from "./links";
import { edgesOf } from "./period";
import { count } from "./rates";
import type { LineRows, Row } from "./rows";
import page from "./statistics.module.css";
import css from "./today.module.css";

type CellsProps = { row: Row; name: string; /** The day, "2025-11-25". */ on: string };

/** The five figures of a line or queue, each with its tickets behind it. */
function Cells({ row, name, on }: CellsProps) {
  const { t } = useTranslation("statistics");
  const now = useNow();
  const of = (key: string, n: number) =>
    t("list.of", { what: t(`list.${key}`, { count: n }), name });
  const day = edgesOf({ from: on, to: on });
  const oldest = row.oldestAt ? Date.parse(row.oldestAt) : null;
  return (
    <>
      <td>
        <Count n={row.in} label={of("in", row.in)} to={cameOf(row, day)} />
      </td>
      <td>
        <Count n={row.solved} label={of("solved", row.solved)} to={solvedOf(row, day)} />
      </td>
      <td className={css.first}>
        <Count n={row.open} label={of("open", row.open)} to={openOf(row)} />
      </td>
      <td>
        <Count n={row.late} label={of("late", row.late)} to={lateOf(row)}>
          {row.late > 0 ? (
            <span className={css.late}>
              <DueShape level="late" />
              <span className={page.underlined}>{count(row.late)}</span>
            </span>
          ) : undefined}
        </Count>
      </td>
      <td>
        {oldest === null ? (
          <span className={page.zero}>–</span>
        ) : (
          <Tip label={exact(oldest, now)}>
            <span>
              <ToList
                to={oldestOf(row)}
                label={t("list.of", {
                  what: t("list.oldest", { span: roughSpan(now - oldest) }),
                  name,
                })}
              >
                {roughSpan(now - oldest)}
              </ToList>
            </span>
          </Tip>
        )}
      </td>
    </>
  );
}

type Props = { lines: readonly LineRows[]; on: string };

/** Today per line and per queue: what came and was solved, and what stands now. */
export function TodayTable({ lines, on }: Props) {
  const { t } = useTranslation("statistics");
  const units = useDirectory()?.units ?? [];
  const several = new Set(lines.flatMap(({ queues }) => queues.map((row) => row.unit))).size > 1;
  const unitName = (code?: string) => units.find((unit) => unit.code === code)?.name ?? code;
  return (
    <section className={page.card} aria-labelledby="kp-today">
      <header className={page.head}>
        <h2 id="kp-today">{t("today.title")}</h2>
      </header>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls sideways on a phone, by keyboard too */}
      <div className={css.scroll} tabIndex={0} role="group" aria-labelledby="kp-today">
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {t("today.queue")}
              </th>
              <th scope="colgroup" colSpan={2}>
                {t("today.today")}
              </th>
              <th scope="colgroup" colSpan={3} className={css.first}>
                {t("today.now")}
              </th>
            </tr>
            <tr>
              <th scope="col">{t("today.in")}</th>
              <th scope="col">{t("today.solved")}</th>
              <th scope="col" className={css.first}>
                {t("today.open")}
              </th>
              <th scope="col">{t("today.late")}</th>
              <th scope="col">{t("today.oldest")}</th>
            </tr>
          </thead>
          {lines.map(({ total, queues }) => (
            <tbody key={total.line}>
              <tr className={css.line}>
                <th scope="row">
                  <LineBadge line={total.line} long />
                </th>
                <Cells row={total} name={t(`common:line.${total.line}`)} on={on} />
              </tr>
              {queues.map((row) => (
                <tr key={row.queue?.id}>
                  <th scope="row">
                    {row.queue?.name}
                    {several && <small>{unitName(row.unit)}</small>}
                  </th>
                  <Cells row={row} name={row.queue?.name ?? ""} on={on} />
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
}
