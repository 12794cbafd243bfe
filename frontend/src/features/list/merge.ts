import type { Schemas } from "../../api/client";
import type { News } from "../../live/apply";

type Ticket = Schemas["Ticket"];

/**
 * What a list shows. Rows stand where they were when they were fetched: a live
 * change updates a row in place, greys one that left, and keeps new ones aside
 * until the person asks for them ("3 nya").
 */
export type Shown = {
  rows: readonly Ticket[];
  /** Numbers shown that are no longer in the list; greyed until the pill is pressed. */
  gone: ReadonlySet<string>;
  /** Numbers that belong in the list and are not shown yet. */
  fresh: ReadonlySet<string>;
};

export const nothing: Shown = { rows: [], gone: new Set(), fresh: new Set() };

/** The person asked for it: everything in the server's order. */
export function reset(rows: readonly Ticket[]): Shown {
  return { ...nothing, rows };
}

/** The next page below; what has come twice stays where it stands. */
export function append(shown: Shown, rows: readonly Ticket[]): Shown {
  const have = new Set(shown.rows.map((row) => row.number));
  const added = rows.filter((row) => !have.has(row.number));
  return {
    rows: [...shown.rows, ...added],
    gone: without(shown.gone, rows),
    fresh: without(shown.fresh, rows),
  };
}

/** One change from the live line. `belongs` tells whether a row is in this list now. */
export function hear(shown: Shown, news: News, belongs: (ticket: Ticket) => boolean): Shown {
  if (news.type === "resync") return shown;
  const number = news.type === "ticket" ? news.ticket.number : news.number;
  const at = shown.rows.findIndex((row) => row.number === number);
  const inside = news.type === "ticket" && belongs(news.ticket);
  if (at < 0) {
    if (inside === shown.fresh.has(number)) return shown;
    return { ...shown, fresh: toggle(shown.fresh, number, inside) };
  }
  const rows = news.type === "ticket" ? replace(shown.rows, at, news.ticket) : shown.rows;
  return { ...shown, rows, gone: toggle(shown.gone, number, !inside) };
}

/** A row's newest content, where it is not known yet whether it belongs here. */
export function update(shown: Shown, ticket: Ticket): Shown {
  const at = shown.rows.findIndex((row) => row.number === ticket.number);
  return at < 0 ? shown : { ...shown, rows: replace(shown.rows, at, ticket) };
}

/**
 * After a refetch behind the scenes: rows stay put, their content is the newest,
 * what is missing is greyed, what is new waits. `complete` says that the answer
 * covers as much as is shown, so that missing means gone.
 */
export function reconcile(shown: Shown, answer: readonly Ticket[], complete: boolean): Shown {
  const now = new Map(answer.map((row) => [row.number, row]));
  const have = new Set(shown.rows.map((row) => row.number));
  const rows = shown.rows.map((row) => newer(row, now.get(row.number)));
  const gone = new Set(
    shown.rows
      .map((row) => row.number)
      .filter((number) => !now.has(number) && (complete || shown.gone.has(number))),
  );
  const fresh = new Set(answer.map((row) => row.number).filter((number) => !have.has(number)));
  return { rows, gone, fresh };
}

function newer(row: Ticket, now: Ticket | undefined): Ticket {
  return now && now.version >= row.version ? now : row;
}

function replace(rows: readonly Ticket[], at: number, ticket: Ticket): readonly Ticket[] {
  const row = rows[at]!;
  if (ticket.version < row.version) return rows;
  return rows.with(at, ticket);
}

function toggle(set: ReadonlySet<string>, number: string, inside: boolean): ReadonlySet<string> {
  if (set.has(number) === inside) return set;
  const next = new Set(set);
  if (inside) next.add(number);
  else next.delete(number);
  return next;
}

function without(set: ReadonlySet<string>, rows: readonly Ticket[]): ReadonlySet<string> {
  if (set.size === 0) return set;
  const next = new Set(set);
  for (const row of rows) next.delete(row.number);
  return next;
}
