/**
 * What happens when the server says 401 in the middle of the work: every request
 * waits here until the person has signed in again, and is then sent once more
 * with the same body and the same Idempotency-Key. Nothing typed is lost.
 */
type Waiter = (signedInAgain: boolean) => void;

let established = false;
let waiting: Waiter[] = [];
const listeners = new Set<() => void>();

/** True while at least one request waits for the person to sign in again. */
export function sessionExpired(): boolean {
  return waiting.length > 0;
}

export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Called once somebody is known to be signed in; before that a 401 is an ordinary answer. */
export function sessionEstablished(): void {
  established = true;
}

/** Ends the session on purpose: a 401 after this is an ordinary answer again. */
export function sessionEnded(): void {
  established = false;
  settle(false);
}

export function signedInAgain(): void {
  settle(true);
}

/** Resolves true when the request should be sent again. */
export function waitForSession(): Promise<boolean> {
  if (!established) return Promise.resolve(false);
  return new Promise((resolve) => {
    waiting.push(resolve);
    notify();
  });
}

function settle(again: boolean): void {
  const released = waiting;
  waiting = [];
  for (const release of released) release(again);
  notify();
}

function notify(): void {
  for (const listener of listeners) listener();
}
