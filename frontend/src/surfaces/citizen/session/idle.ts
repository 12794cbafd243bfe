/** How long before the end one is told (WCAG 2.2.1 asks for 20 seconds at least). */
export const warnBefore = 2 * 60_000;

export type Idle = "rest" | "keep" | "warn" | "over";

type Times = {
  now: number;
  /** When the server last answered: its idle time runs from there. */
  heard: number;
  /** When the page was last touched. */
  input: number;
  /** The session's idle time. All in milliseconds. */
  idle: number;
};

/**
 * What the page should do about the session's end: who writes for a long time
 * keeps it alive, who is away is warned and then signed out.
 */
export function idleStep({ now, heard, input, idle }: Times): Idle {
  const silent = now - heard;
  if (silent >= idle) return "over";
  if (input > heard && silent >= Math.min(idle / 6, idle - warnBefore)) return "keep";
  return silent >= idle - warnBefore ? "warn" : "rest";
}
