import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { throttle } from "./throttle";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("runs at once, then as seldom as allowed, and once for many calls", () => {
  const run = vi.fn();
  const { call } = throttle(run, 5_000);
  call();
  expect(run).toHaveBeenCalledTimes(1);
  for (let at = 0; at < 40; at++) {
    call();
    vi.advanceTimersByTime(100);
  }
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_000);
  expect(run).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(60_000);
  expect(run).toHaveBeenCalledTimes(2);
  call();
  expect(run).toHaveBeenCalledTimes(3);
});

it("forgets what is due when nobody listens any more", () => {
  const run = vi.fn();
  const { call, rest } = throttle(run, 5_000);
  call();
  call();
  rest();
  vi.advanceTimersByTime(60_000);
  expect(run).toHaveBeenCalledTimes(1);
});
