import { same } from "./same";
import type { RoutingPlan } from "./types";

/** A list's members by what stays when they are renamed. */
type Named<T> = { id: (one: T) => string; list: (plan: RoutingPlan) => readonly T[] };

/**
 * My changes laid upon what somebody else has saved since: what only one of us has
 * touched is as that one left it, and what both have touched is as I left it.
 */
export function layUpon(theirs: RoutingPlan, on: RoutingPlan, mine: RoutingPlan): RoutingPlan {
  const list = <T>(of: Named<T>) => mergeList(of.list(theirs), of.list(on), of.list(mine), of.id);
  const one = <K extends keyof RoutingPlan>(key: K) =>
    same(mine[key], on[key]) ? theirs[key] : mine[key];
  return {
    ...theirs,
    alarm_queue: one("alarm_queue"),
    alarm_level: one("alarm_level"),
    fallback: one("fallback") as RoutingPlan["fallback"],
    hours: one("hours") as RoutingPlan["hours"],
    rules: list({ id: ({ id }) => id, list: ({ rules }) => rules }),
    levels: list({ id: ({ code }) => code, list: ({ levels }) => levels }),
    steps: list({ id: ({ id }) => id, list: ({ steps }) => steps ?? [] }),
    rotas: list({ id: ({ code }) => code, list: ({ rotas }) => rotas ?? [] }),
  };
}

/** One list of three: the order is mine where I have changed it, else theirs. */
export function mergeList<T>(
  theirs: readonly T[],
  on: readonly T[],
  mine: readonly T[],
  id: (one: T) => string,
): T[] {
  const of = (list: readonly T[]) => new Map(list.map((one) => [id(one), one]));
  const [their, base, my] = [of(theirs), of(on), of(mine)];
  const pick = (key: string): T | undefined => {
    const [yours, before, own] = [their.get(key), base.get(key), my.get(key)];
    if (before === undefined) return own ?? yours;
    if (own === undefined) return undefined;
    if (yours === undefined) return same(own, before) ? undefined : own;
    return same(own, before) ? yours : own;
  };
  const order = (list: readonly T[]) => list.map(id).filter((key) => base.has(key));
  const still = order(on).filter((key) => my.has(key));
  const reordered = !same(order(mine), still);
  const [first, second] = reordered ? [mine, theirs] : [theirs, mine];
  const keys = interleave(first.map(id), second.map(id));
  return keys.map(pick).filter((one) => one !== undefined);
}

/** The first order, with what only the second has behind what it stands behind there. */
export function interleave(first: readonly string[], second: readonly string[]): string[] {
  const out = [...first];
  second.forEach((key, at) => {
    if (out.includes(key)) return;
    const before = second[at - 1];
    out.splice(before === undefined ? 0 : out.indexOf(before) + 1, 0, key);
  });
  return out;
}
