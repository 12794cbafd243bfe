import { useSyncExternalStore } from "react";

/** How far the server's clock is ahead of this computer's, in milliseconds. */
let ahead = 0;
let shown = Date.now();
let ticking: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();
const every = 15_000;

/** Deadlines are the server's: a workstation with a wrong clock still shows them right. */
export function setServerClock(now: string): void {
  ahead = Date.parse(now) - Date.now();
  tick();
}

export function serverNow(): number {
  return Date.now() + ahead;
}

/** The server's time, moving on every 15 s; one timer serves the whole page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => shown);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  ticking ??= setInterval(tick, every);
  if (Math.abs(serverNow() - shown) > every) tick();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

function tick(): void {
  shown = serverNow();
  for (const listener of listeners) listener();
}
