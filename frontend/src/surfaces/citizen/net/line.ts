/**
 * Whether the server can be reached, and when it last answered: that is when
 * the session's idle time began to run.
 */
let lost = false;
let heardAt = Date.now();
const listeners = new Set<() => void>();

export function isLost(): boolean {
  return lost;
}

/** Milliseconds since 1970. */
export function lastHeard(): number {
  return heardAt;
}

export function onLine(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function heard(): void {
  heardAt = Date.now();
  set(false);
}

export function lostLine(): void {
  set(true);
}

function set(next: boolean): void {
  if (lost === next) return;
  lost = next;
  for (const listener of listeners) listener();
}
