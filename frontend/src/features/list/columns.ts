/** Columns beside those that every row has, most useful first. */
export const optional = ["due", "handler", "waiting", "queue", "line", "channel"] as const;
export type Optional = (typeof optional)[number];
export type Column = "mark" | "status" | "priority" | "number" | "who" | "subject" | Optional;

const width: Record<Exclude<Column, "subject" | "who">, number> = {
  mark: 24,
  status: 22,
  priority: 22,
  number: 72,
  line: 32,
  channel: 26,
  handler: 112,
  queue: 122,
  waiting: 58,
  due: 134,
};
const who = 112;
/** A subject narrower than this says nothing; other columns give way to it. */
const subject = 150;
const roomySubject = 210;
/** From here on there is room for the number, too. */
const roomy = 560;

const order: Column[] = [
  "mark",
  "status",
  "priority",
  "number",
  "channel",
  "who",
  "subject",
  "line",
  "queue",
  "handler",
  "waiting",
  "due",
];

/** Narrower than this, a row has two lines: who and deadline, subject below. */
const narrow = 430;

export type Layout = { columns: Column[]; template: string; stacked: boolean };

/** The columns that fit, in the order they are shown, and their CSS grid template. */
export function layOut(
  available: number,
  chosen: readonly string[] | undefined,
  hidden: readonly Optional[] = [],
): Layout {
  if (available < narrow) {
    return {
      columns: ["mark", "status", "who", "due", "priority", "subject"],
      template: "",
      stacked: true,
    };
  }
  const wanted = optional.filter(
    (column) =>
      !hidden.includes(column) && (!chosen || chosen.length === 0 || chosen.includes(column)),
  );
  let left = available - width.mark - width.status - width.priority - who - subject;
  const shown = new Set<Column>(["mark", "status", "priority", "who", "subject"]);
  const add = (column: Exclude<Column, "subject" | "who">) => {
    if (width[column] > left) return;
    left -= width[column];
    shown.add(column);
  };
  const [first, ...rest] = wanted;
  if (first) add(first);
  if (available >= roomy) {
    add("number");
    left -= roomySubject - subject;
    rest.forEach(add);
  }
  const columns = order.filter((column) => shown.has(column));
  const template = columns
    .map((column) => {
      if (column === "subject") return "minmax(0, 1.9fr)";
      if (column === "who") return "minmax(0, 1fr)";
      return `${width[column]}px`;
    })
    .join(" ");
  return { columns, template, stacked: false };
}
