/**
 * The line to the server as the screen shows it. A union, so that "online and
 * waiting to retry" or "resuming without having been lost" cannot be written.
 */
export type Connection =
  /** The first try of this page; nothing shown has been live yet. */
  | { state: "connecting" }
  /** Live. `changesFetched` tells how much was caught up after the last break. */
  | { state: "online"; changesFetched: number | null }
  /** The line is down; the next try comes at `retryAt`. */
  | { state: "offline"; lostAt: number; retryAt: number }
  /** The line is back and what was missed is being fetched. */
  | { state: "resuming"; lostAt: number; changesFetched: number }
  /** The session ended; only signing in again starts a new line. */
  | { state: "ended" };

export const firstTry: Connection = { state: "connecting" };

const base = 500;
const longest = 20_000;

/** Exponential back-off with jitter: half to whole of 0.5 s, 1 s, 2 s … 20 s. */
export function backOff(attempt: number, random: () => number): number {
  const whole = Math.min(longest, base * 2 ** Math.min(attempt, 10));
  return Math.round(whole / 2 + (random() * whole) / 2);
}
