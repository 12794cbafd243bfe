import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDraftKeys } from "../../ui/draft/use-draft";
import type { Column, Layout } from "./columns";
import css from "./list.module.css";
import { setCurrent, setOrder, useCurrent } from "./order";
import { Row } from "./row";
import { useGridKeys } from "./use-grid-keys";
import type { TicketList } from "./use-ticket-list";
import { WhyPopover } from "./why-popover";

const heights = { line: 30, stacked: 52 };

type Props = {
  list: TicketList;
  layout: Layout;
  title: string;
  opened: string | null;
  marked: ReadonlySet<string>;
  onMark: (number: string) => void;
  onOpen: (number: string) => void;
};

/** The rows, as many as can be seen; the grid has the focus, rows never do. */
export function Grid({ list, layout, title, opened, marked, onMark, onOpen }: Props) {
  const { t } = useTranslation("list");
  const scroller = useRef<HTMLDivElement>(null);
  const current = useCurrent();
  const drafts = useDraftKeys();
  const [why, setWhy] = useState<string | null>(null);
  const { rows, gone, more, loadMore } = list;
  const rowHeight = layout.stacked ? heights.stacked : heights.line;
  // eslint-disable-next-line react-hooks/incompatible-library -- the compiler is not used here
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: 30,
  });
  useEffect(() => virtual.measure(), [virtual, rowHeight]);
  const seen = virtual.getVirtualItems();
  const last = seen.at(-1)?.index ?? 0;

  useEffect(() => {
    if (more && last >= rows.length - 15) loadMore();
  }, [last, loadMore, more, rows.length]);
  useEffect(
    () =>
      setOrder(
        rows.map((row) => row.number),
        gone,
      ),
    [rows, gone],
  );
  useEffect(() => {
    if (opened) setCurrent(opened);
  }, [opened]);

  const onKeyDown = useGridKeys({
    rows,
    onOpen,
    onMark,
    onWhy: setWhy,
    scrollTo: (index) => virtual.scrollToIndex(index, { align: "auto" }),
    page: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 600) / rowHeight) - 2),
  });
  const asked = why === null ? -1 : rows.findIndex((row) => row.number === why);
  const shown = rows.some((row) => row.number === current);

  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={title}
      aria-rowcount={more ? -1 : rows.length + 1}
      aria-activedescendant={shown ? `row-${current}` : undefined}
      className={`${css.grid} ${marked.size > 0 ? css.marking : ""} ${layout.stacked ? css.stacked : ""}`}
      style={{ "--columns": layout.template } as React.CSSProperties}
      onKeyDown={onKeyDown}
    >
      <div
        role="row"
        aria-rowindex={1}
        className={css.columnHead}
        style={{ gridTemplateColumns: layout.template }}
      >
        {layout.columns.map((column) => (
          <span key={column} role="columnheader" className={column === "due" ? css.due : undefined}>
            <span className={bare.has(column) ? "kp-visually-hidden" : undefined}>
              {t(`columns.${column}`)}
            </span>
          </span>
        ))}
      </div>
      <div role="rowgroup" className={css.rows} style={{ height: virtual.getTotalSize() }}>
        {seen.map(({ index, start }) => {
          const ticket = rows[index]!;
          return (
            <Row
              key={ticket.number}
              ticket={ticket}
              index={index}
              top={start}
              columns={layout.columns}
              current={ticket.number === current}
              opened={ticket.number === opened}
              marked={marked.has(ticket.number)}
              gone={gone.has(ticket.number)}
              draft={drafts.some((key) => key.startsWith(`ticket:${ticket.number}:`))}
              onOpen={onOpen}
              onMark={onMark}
              onWhy={setWhy}
            />
          );
        })}
        {asked >= 0 && (
          <WhyPopover
            number={why!}
            top={asked * rowHeight}
            height={rowHeight}
            onClose={() => setWhy(null)}
          />
        )}
      </div>
      {list.loadingMore && <div className={css.foot}>{t("more")}</div>}
    </div>
  );
}

/** Columns of signs, whose head is only read aloud. */
const bare = new Set<Column>(["mark", "status", "priority", "channel", "line"]);
