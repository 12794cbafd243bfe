import type { Schemas } from "../../../api/client";

type Queue = Schemas["RehearsalQueue"];

export const sum = (all: readonly number[]): number => all.reduce((whole, n) => whole + n, 0);
export const mean = (all: readonly number[]): number => (all.length ? sum(all) / all.length : 0);

/** What is shown of a queue hour by hour. */
export const measures = ["arrivals", "load"] as const;
export type Measure = (typeof measures)[number];

export function hoursOf(queue: Queue, of: Measure): { before: number[]; after: number[] } {
  return { before: queue[`${of}_before`], after: queue[`${of}_after`] };
}

/** It is something else afterwards, in any hour. */
export function differs(queue: Queue): boolean {
  return (
    queue.peak_before !== queue.peak_after ||
    measures.some((of) => {
      const { before, after } = hoursOf(queue, of);
      return before.some((n, hour) => Math.abs(n - (after[hour] ?? 0)) > 1e-9);
    })
  );
}

/** The queues that change most first; equal ones as the server has them. */
export function byChange(queues: readonly Queue[]): Queue[] {
  const size = (queue: Queue) =>
    Math.abs(sum(queue.arrivals_after) - sum(queue.arrivals_before)) +
    Math.abs(mean(queue.load_after) - mean(queue.load_before));
  return [...queues].sort((one, other) => size(other) - size(one));
}

/** The first and last hour to show: those of a working day (KP-2), and whatever lies outside them. */
export function shownHours(queues: readonly Queue[], of: Measure): number[] {
  const busy = queues.flatMap((queue) => {
    const { before, after } = hoursOf(queue, of);
    return before.flatMap((n, hour) => (n > 0 || (after[hour] ?? 0) > 0 ? [hour] : []));
  });
  const first = Math.min(7, ...busy);
  const last = Math.max(16, ...busy);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
