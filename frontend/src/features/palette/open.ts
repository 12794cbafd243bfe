import { useSyncExternalStore } from "react";

let opened = false;
const listeners = new Set<() => void>();

/** The palette is opened by its key and by a button far from it. */
export function openPalette(open = true): void {
  opened = open;
  for (const listener of listeners) listener();
}

export function usePaletteOpen(): [boolean, (open: boolean) => void] {
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => opened,
  );
  return [now, openPalette];
}
