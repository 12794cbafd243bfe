import type { Schemas } from "../../api/client";

type Today = Schemas["Today"];
type Queue = Schemas["Queue"];

/** The figures of a queue, of a line, or of all. */
export interface Row {
  /** Undefined for all lines together. */
  line?: number;
  queue?: { id: number; name: string };
  /** The one unit that the figures are of; undefined where they are of several. */
  unit?: string;
  in: number;
  solved: number;
  open: number;
  late: number;
  oldestAt: string | null;
}

export interface LineRows {
  total: Row & { line: number };
  queues: Row[];
}

/**
 * The table of today. What came in and was solved is the report's; what is open,
 * late and oldest is the live count of the left column, so that the two never disagree.
 */
export function rowsOf(today: Today, live: readonly Queue[] | undefined): LineRows[] {
  const counts = new Map(live?.map((queue) => [queue.id, queue]));
  const queues = today.queues.map((row): Row => {
    const now = row.queue && counts.get(row.queue.id);
    return {
      line: row.line,
      queue: row.queue,
      unit: row.unit,
      in: row.in,
      solved: row.solved,
      open: now ? now.open : row.open,
      late: now ? now.late : row.late,
      oldestAt: now ? now.oldest_at : row.oldest_at,
    };
  });
  return today.lines.map(({ line }) => {
    const mine = queues.filter((row) => row.line === line);
    return { total: { ...sumOf(mine), line }, queues: mine };
  });
}

export function sumOf(rows: readonly Row[]): Row {
  const units = new Set(rows.map((row) => row.unit));
  return {
    unit: units.size === 1 ? rows[0]?.unit : undefined,
    in: total(rows, "in"),
    solved: total(rows, "solved"),
    open: total(rows, "open"),
    late: total(rows, "late"),
    oldestAt: rows.reduce((oldest: string | null, { oldestAt: at }) => {
      if (at === null || oldest === null) return oldest ?? at;
      return Date.parse(at) < Date.parse(oldest) ? at : oldest;
    }, null),
  };
}

function total(rows: readonly Row[], what: "in" | "solved" | "open" | "late"): number {
  return rows.reduce((sum, row) => sum + row[what], 0);
}
