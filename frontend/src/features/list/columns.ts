/** Columns beside those that every row has, most useful first. */
export const optional = ["due", "handler", "waiting", "queue", "line", "channel"] as const;
export type Optional = (typeof optional)[number];
export type Column = "mark" | "status" | "priority" | "number" | "who" | "subject" | Optional;

const width: Record<Exclude<Column, "subject" | "who">, number> = {
  mark: 26,
  status: 24,
  priority: 24,
  number: 74,
  line: 34,
  channel: 28,
  handler: 116,
  queue: 128,
  waiting: 66,
  due: 118,
};
const who = { least: 104, most: 176 };
/** A subject narrower than this says nothing; optional columns give way to it. */
const subject = 190;

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

/** The columns that fit, in the order they are shown, and their CSS grid template. */
export function layOut(
  available: number,
  chosen: readonly string[] | undefined,
  hidden: readonly Optional[] = [],
): { columns: Column[]; template: string } {
  const wanted = optional.filter(
    (column) => !hidden.includes(column) && (!chosen || chosen.length === 0 || chosen.includes(column)),
  );
  const narrow = available < 430;
  let left = available - width.mark - width.status - width.priority - who.least - subject;
  if (!narrow) left -= width.number;
  const shown = new Set<Column>(["mark", "status", "priority", "who", "subject"]);
  if (!narrow) shown.add("number");
  for (const column of wanted) {
    const needs = width[column];
    const allowance = column === "due" ? 90 : 0;
    if (needs > left + allowance) continue;
    left -= needs;
    shown.add(column);
  }
  const columns = order.filter((column) => shown.has(column));
  const template = columns
    .map((column) => {
      if (column === "subject") return "minmax(0, 1fr)";
      if (column === "who") return `minmax(${who.least - 24}px, ${who.most}px)`;
      return `${width[column]}px`;
    })
    .join(" ");
  return { columns, template };
}
