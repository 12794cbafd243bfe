import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { TicketFilter } from "../../api/keys";
import { ErrorState } from "../../ui/error-state";
import { RowSkeletons } from "../../ui/skeletons";
import { PriorityShape, StatusShape } from "../../ui/shapes";
import { Cell } from "./cell";
import css from "./mini-list.module.css";
import { Signs } from "./signs";
import { useTicketList } from "./use-ticket-list";
import { useViewer } from "./use-viewer";

type Props = {
  title: string;
  count?: number;
  filter: TicketFilter;
  /** The whole list's address. */
  to: { to: string; params?: Record<string, string> };
  limit?: number;
  empty: string;
  acts?: ReactNode;
  /** Nothing is shown at all while the list is empty. */
  onlyWithRows?: boolean;
  tone?: "alarm";
};

/** The first rows of a list, on a home page; live, and as still as the whole list. */
export function MiniList(props: Props) {
  const { t } = useTranslation("list");
  const { limit = 6 } = props;
  const viewer = useViewer();
  const filter = useMemo(() => ({ sort: "due" as const, ...props.filter }), [props.filter]);
  const list = useTicketList(filter, viewer, limit);
  if (props.onlyWithRows && list.rows.length === 0) return null;

  return (
    <section className={css.card} data-tone={props.tone} aria-label={props.title}>
      <header className={css.head}>
        <h2>
          <Link to={props.to.to} params={props.to.params as never}>
            {props.title}
          </Link>
          {props.count !== undefined && <span>{props.count}</span>}
        </h2>
        {list.fresh.size + list.gone.size > 0 && (
          <button type="button" className={css.pill} onClick={() => void list.refresh()}>
            {list.fresh.size > 0
              ? t("pill.new", { count: list.fresh.size })
              : t("pill.gone", { count: list.gone.size })}
          </button>
        )}
        {props.acts}
      </header>
      {list.status === "loading" && <RowSkeletons rows={3} />}
      {list.status === "error" && list.rows.length === 0 && (
        <ErrorState error={list.error} retry={() => void list.refresh()} />
      )}
      {list.status === "ready" && list.rows.length === 0 && (
        <p className={css.empty}>{props.empty}</p>
      )}
      <ul>
        {list.rows.map((ticket) => (
          <li key={ticket.number} data-gone={list.gone.has(ticket.number) || undefined}>
            <Link
              to="/ticket/$number"
              params={{ number: ticket.number }}
              className={`${css.row} ${ticket.unread ? css.unread : ""}`}
            >
              <span className={css.shapes}>
                <StatusShape status={ticket.status} />
                <PriorityShape priority={ticket.priority} />
              </span>
              <span className="kp-visually-hidden">{ticket.number}</span>
              <span className={css.who}>
                <Cell column="who" ticket={ticket} />
              </span>
              <span className={css.subject}>
                <Signs ticket={ticket} draft={false} />
                <span>{ticket.subject || t("noSubject")}</span>
              </span>
              <span className={css.due}>
                <Cell column="due" ticket={ticket} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {list.more && (
        <Link className={css.all} to={props.to.to} params={props.to.params as never}>
          {t("showAll")}
        </Link>
      )}
    </section>
  );
}
