import { useCallback, useEffect, useRef, useState } from "react";
import { ask, NoAnswer } from "./client";
import { isLost, onLine } from "./line";

export type Loaded<T> = {
  data: T | undefined;
  /** Why there is nothing newer; what was shown before stays. */
  error: unknown;
  again: () => Promise<void>;
};

/** Reads from the server; what was asked while the line was lost is asked again when it is back. */
export function useLoad<T>(path: string): Loaded<T> {
  const [state, setState] = useState<{ path: string; data?: T; error?: unknown }>({ path });
  const asking = useRef<AbortController | null>(null);

  const again = useCallback(async () => {
    asking.current?.abort();
    const controller = new AbortController();
    asking.current = controller;
    try {
      const data = await ask<T>("GET", path, { signal: controller.signal });
      if (!controller.signal.aborted) setState({ path, data });
    } catch (error) {
      if (controller.signal.aborted) return;
      setState((before) => ({ path, data: before.path === path ? before.data : undefined, error }));
    }
  }, [path]);

  useEffect(() => {
    void again();
    return () => asking.current?.abort();
  }, [again]);

  const cut = state.error instanceof NoAnswer;
  useEffect(() => {
    if (!cut) return;
    return onLine(() => {
      if (!isLost()) void again();
    });
  }, [cut, again]);

  const mine = state.path === path;
  return { data: mine ? state.data : undefined, error: mine ? state.error : undefined, again };
}
