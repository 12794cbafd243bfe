import { useElementSize } from "@mantine/hooks";
import { useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { TicketFilter } from "../../api/keys";
import { useSettings } from "../../api/settings";
import { ErrorState } from "../../ui/error-state";
import { Kbd } from "../../ui/kbd";
import { useKeys } from "../../ui/keys/use-keys";
import { RowSkeletons } from "../../ui/skeletons";
import { BulkBar } from "./bulk-bar";
import { layOut, type Optional } from "./columns";
import { Grid } from "./grid";
import { ListHead } from "./list-head";
import acts from "./list-acts.module.css";
import css from "./list.module.css";
import { useViewer } from "./use-viewer";
import { useTicketList } from "./use-ticket-list";

type Props = {
  filter: TicketFilter;
  title: string;
  count?: number;
  /** Columns that say nothing in this list, as the queue's name in its own queue. */
  hidden?: readonly Optional[];
  /** The ticket open in the pane beside. */
  opened: string | null;
  onOpen: (number: string) => void;
  onOpenMany: (numbers: string[]) => void;
  /** What would be here, and the next useful act. */
  empty: ReactNode;
  /** Buttons in the head. */
  acts?: ReactNode;
};

/** The middle pane. */
export function TicketList(props: Props) {
  const { t } = useTranslation("list");
  const me = useViewer();
  const { sort, columns } = useSettings();
  const filter = useMemo(() => ({ sort: sort ?? "due", ...props.filter }), [props.filter, sort]);
  const list = useTicketList(filter, me);
  const { ref, width } = useElementSize();
  const layout = layOut(width || 600, columns, props.hidden);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const waiting = list.fresh.size + list.gone.size;

  const mark = (number: string) =>
    setMarked((before) => {
      const after = new Set(before);
      if (!after.delete(number)) after.add(number);
      return after;
    });
  useKeys(
    { ".": { label: t("key.refresh"), run: () => void list.refresh() } },
    { scope: "list", title: t("keys") },
  );

  return (
    <section className={css.pane} aria-label={props.title} ref={ref}>
      <ListHead title={props.title} count={props.count}>
        {props.acts}
      </ListHead>
      {waiting > 0 && list.status === "ready" && (
        <button type="button" className={acts.pill} onClick={() => void list.refresh()}>
          {list.fresh.size > 0
            ? t("pill.new", { count: list.fresh.size })
            : t("pill.gone", { count: list.gone.size })}
          <Kbd keys="." />
        </button>
      )}
      <span className="kp-visually-hidden" role="status">
        {list.fresh.size > 0 ? t("pill.new", { count: list.fresh.size }) : ""}
      </span>
      {list.status === "error" && list.rows.length === 0 ? (
        <ErrorState error={list.error} retry={() => void list.refresh()} />
      ) : list.status === "loading" ? (
        <RowSkeletons />
      ) : list.rows.length === 0 ? (
        props.empty
      ) : (
        <Grid
          list={list}
          layout={layout}
          title={props.title}
          opened={props.opened}
          marked={marked}
          onMark={mark}
          onOpen={props.onOpen}
        />
      )}
      {marked.size > 0 && (
        <BulkBar
          marked={list.rows.filter((row) => marked.has(row.number))}
          onClear={() => setMarked(new Set())}
          onOpen={props.onOpenMany}
        />
      )}
    </section>
  );
}
