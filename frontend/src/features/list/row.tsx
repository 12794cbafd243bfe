import { IconHelpCircle } from "@tabler/icons-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { StatusBadge } from "../../ui/status-badge";
import { RowOnlookers } from "../../ui/onlookers/row-onlookers";
import { PriorityMark } from "../../ui/priority-mark";
import { Cell } from "./cell";
import type { Column } from "./columns";
import css from "./list.module.css";
import { Signs } from "./signs";
import why from "./why.module.css";

type Ticket = Schemas["Ticket"];

export type RowProps = {
  ticket: Ticket;
  index: number;
  columns: readonly Column[];
  /** Under the keys. */
  current: boolean;
  /** Open in the pane beside. */
  opened: boolean;
  marked: boolean;
  gone: boolean;
  draft: boolean;
  top: number;
  onOpen: (number: string) => void;
  onMark: (number: string) => void;
  /** Asks why the ticket lies here. */
  onWhy: (number: string) => void;
};

export const Row = memo(function Row(props: RowProps) {
  const { ticket, columns, current, opened, marked, gone } = props;
  const { t } = useTranslation("list");
  const state = [
    css.row,
    current && css.current,
    opened && css.opened,
    gone && css.gone,
    ticket.unread && css.unread,
  ];
  return (
    // The grid has the focus and the keys; a row only takes the pointer.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      role="row"
      id={`row-${ticket.number}`}
      aria-rowindex={props.index + 2}
      aria-selected={current}
      className={state.filter(Boolean).join(" ")}
      style={{ transform: `translateY(${props.top}px)` }}
      onClick={() => props.onOpen(ticket.number)}
    >
      {columns.map((column) => (
        <span key={column} role="gridcell" className={css[column]}>
          {column === "mark" && (
            <input
              type="checkbox"
              className={css.box}
              tabIndex={-1}
              checked={marked}
              aria-label={t("mark", { number: ticket.number })}
              onClick={(event) => event.stopPropagation()}
              onChange={() => props.onMark(ticket.number)}
            />
          )}
          {column === "status" && <StatusBadge status={ticket.status} compact />}
          {column === "priority" && <PriorityMark priority={ticket.priority} compact />}
          {column === "subject" && (
            <>
              {ticket.unread && <span className="kp-visually-hidden">{t("sign.unread")}</span>}
              <Signs ticket={ticket} draft={props.draft} />
              {gone && <span className={css.goneWord}>{t("sign.gone")}</span>}
              <span className={css.words}>
                <span className={css.title}>{ticket.subject || t("noSubject")}</span>
                <span className={css.preview}>{ticket.preview}</span>
              </span>
              {!gone && <RowOnlookers number={ticket.number} />}
              <button
                type="button"
                className={`${css.ask} ${why.ask}`}
                tabIndex={-1}
                aria-label={t("why", { number: ticket.number })}
                onClick={(event) => {
                  event.stopPropagation();
                  props.onWhy(ticket.number);
                }}
              >
                <IconHelpCircle size={15} aria-hidden />
              </button>
            </>
          )}
          <Cell column={column} ticket={ticket} />
        </span>
      ))}
    </div>
  );
});
