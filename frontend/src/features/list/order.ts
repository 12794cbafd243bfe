import { useSyncExternalStore } from "react";

/** The order on the screen and the row under the keys, for "next after this one". */
type Order = { numbers: readonly string[]; gone: ReadonlySet<string>; current: string | null };

let order: Order = { numbers: [], gone: new Set(), current: null };
const listeners = new Set<() => void>();

function change(next: Order): void {
  order = next;
  for (const listener of listeners) listener();
}

export function setOrder(numbers: readonly string[], gone: ReadonlySet<string>): void {
  change({ ...order, numbers, gone });
}

export function setCurrent(current: string | null): void {
  if (current !== order.current) change({ ...order, current });
}

export function useCurrent(): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => order.current,
  );
}

/** The row to go to when this one is done: the next that is still there, else the one above. */
export function nextAfter(number: string): string | null {
  const at = order.numbers.indexOf(number);
  const there = (other: string) => other !== number && !order.gone.has(other);
  return (
    order.numbers.slice(at + 1).find(there) ??
    order.numbers.slice(0, Math.max(at, 0)).findLast(there) ??
    null
  );
}
