import { same } from "./same";
import type { RoutingPlan, RoutingRule } from "./types";

export type How = "added" | "removed" | "changed" | "moved";

/** A part of a plan that another plan has differently. */
export type Difference =
  | { part: "rules"; id: string; how: How; before?: Placed; after?: Placed }
  | { part: "levels" | "steps" | "rotas"; id: string; how: How; before?: Thing; after?: Thing }
  | { part: "fallback" | "alarm" | "hours"; id: string; how: "changed" };

/** A rule with its number in the list. */
export type Placed = { rule: RoutingRule; number: number };

/** What is called something. */
export type Thing = { name: string };

/** What the one plan has otherwise than the other, in the order in which it is read. */
export function differences(before: RoutingPlan, after: RoutingPlan): Difference[] {
  const placed = ({ rules }: RoutingPlan) => rules.map((rule, at) => ({ rule, number: at + 1 }));
  const out: Difference[] = [];
  if (!same([before.alarm_queue, before.alarm_level], [after.alarm_queue, after.alarm_level])) {
    out.push({ part: "alarm", id: "alarm", how: "changed" });
  }
  for (const one of listed(placed(before), placed(after), ({ rule }) => rule.id, rulesAlike)) {
    out.push({ part: "rules", ...one });
  }
  if (!same(before.fallback, after.fallback)) {
    out.push({ part: "fallback", id: "fallback", how: "changed" });
  }
  for (const one of listed(before.levels, after.levels, ({ code }) => code, same)) {
    out.push({ part: "levels", ...one });
  }
  if (!same(before.hours, after.hours)) out.push({ part: "hours", id: "hours", how: "changed" });
  for (const one of listed(before.steps ?? [], after.steps ?? [], ({ id }) => id, same)) {
    out.push({ part: "steps", ...one });
  }
  for (const one of listed(before.rotas ?? [], after.rotas ?? [], ({ code }) => code, same)) {
    out.push({ part: "rotas", ...one });
  }
  return out;
}

/** What names a difference among others: "rules r1". */
export function nameOfDifference({ part, id }: Difference): string {
  return `${part} ${id}`;
}

function rulesAlike(a: Placed, b: Placed): boolean {
  return same(a.rule, b.rule);
}

interface Listed<T> {
  id: string;
  how: How;
  before?: T;
  after?: T;
}

function listed<T>(
  before: readonly T[],
  after: readonly T[],
  id: (one: T) => string,
  alike: (a: T, b: T) => boolean,
): Listed<T>[] {
  const was = new Map(before.map((one) => [id(one), one]));
  const is = new Map(after.map((one) => [id(one), one]));
  const stay = inOrder(
    before.map(id).filter((key) => is.has(key)),
    after.map(id).filter((key) => was.has(key)),
  );
  const out: Listed<T>[] = before
    .filter((one) => !is.has(id(one)))
    .map((one) => ({ id: id(one), how: "removed", before: one }));
  for (const one of after) {
    const key = id(one);
    const old = was.get(key);
    if (old === undefined) out.push({ id: key, how: "added", after: one });
    else if (!alike(old, one)) out.push({ id: key, how: "changed", before: old, after: one });
    else if (!stay.has(key)) out.push({ id: key, how: "moved", before: old, after: one });
  }
  return out;
}

/** The most that stand in the same order in both lists; all others have been moved. */
function inOrder(a: readonly string[], b: readonly string[]): Set<string> {
  const long = a.map(() => new Array<number>(b.length + 1).fill(0));
  long.push(new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      long[i]![j] =
        a[i] === b[j] ? long[i + 1]![j + 1]! + 1 : Math.max(long[i + 1]![j]!, long[i]![j + 1]!);
    }
  }
  const out = new Set<string>();
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      out.add(a[i]!);
      i++;
      j++;
    } else if (long[i + 1]![j]! >= long[i]![j + 1]!) i++;
    else j++;
  }
  return out;
}
