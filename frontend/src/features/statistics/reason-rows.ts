import type { Schemas } from "../../api/client";
import { goal } from "./rates";

export type ReasonFigures = Schemas["RoutingReasonFigures"];
export type ReasonRule = Schemas["RoutingReasonRule"];

/** The rule id of what no rule took. */
export const fallback = "fallback";

/** In which order the reasons stand: farthest from the goal, astray most, or most tickets first. */
export const orders = ["short", "astray", "most"] as const;
export type Order = (typeof orders)[number];

/** Where tickets of a reason ended: solved on a line, or not. */
export const ends = ["first-line", "second-line", "third-line", "unsolved"] as const;
export type End = (typeof ends)[number];

export function endsOf(reason: ReasonFigures): Record<End, number> {
  const [first = 0, second = 0, third = 0] = reason.solved_line;
  return {
    "first-line": first,
    "second-line": second,
    "third-line": third,
    unsolved: reason.unsolved,
  };
}

/** Solved by lines one and two: what the goal is about (KP-8). */
export function here(reason: ReasonFigures): number {
  const [first = 0, second = 0] = reason.solved_line;
  return first + second;
}

export function hereRate(reason: ReasonFigures): number | null {
  return reason.tickets === 0 ? null : here(reason) / reason.tickets;
}

/** How many tickets more would have had to be solved here; below 0: the goal is passed. */
function short(reason: ReasonFigures): number {
  return reason.tickets * goal - here(reason);
}

function astray(reason: ReasonFigures): number {
  return reason.returned + reason.reassigned;
}

const by: Record<Order, (reason: ReasonFigures) => number> = {
  short,
  astray,
  most: (reason) => reason.tickets,
};

/** In the order chosen; equal ones by how many tickets they are, then as the server has them. */
export function ordered(reasons: readonly ReasonFigures[], order: Order): ReasonFigures[] {
  return [...reasons].sort(
    (one, other) => by[order](other) - by[order](one) || other.tickets - one.tickets,
  );
}

/** "0,4": how often something happened to a ticket. */
export function perTicket(n: number, tickets: number, locale: string): string {
  const often = tickets === 0 ? 0 : n / tickets;
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(
    n > 0 ? Math.max(0.1, often) : 0,
  );
}
