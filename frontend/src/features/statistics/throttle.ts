/**
 * Runs `run` at once when it has rested for `every` milliseconds, else as soon
 * as it has; many calls meanwhile make one run. `rest` forgets what is due.
 */
export function throttle(run: () => void, every: number): { call: () => void; rest: () => void } {
  let last = -Infinity;
  let due: ReturnType<typeof setTimeout> | undefined;
  const go = () => {
    due = undefined;
    last = performance.now();
    run();
  };
  return {
    call: () => {
      if (due !== undefined) return;
      const wait = last + every - performance.now();
      if (wait <= 0) go();
      else due = setTimeout(go, wait);
    },
    rest: () => {
      clearTimeout(due);
      due = undefined;
    },
  };
}
