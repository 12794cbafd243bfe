import { useSyncExternalStore } from "react";

/**
 * What is being searched for. It may be a name or an identity number, so it
 * lives in memory and never in an address (KP-9).
 */
let text = "";
const listeners = new Set<() => void>();

export function setSearchText(next: string): void {
  text = next;
  for (const listener of listeners) listener();
}

export function useSearchText(): string {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => text,
  );
}
