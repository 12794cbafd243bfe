import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { onHandBack } from "./hand-back";
import { DraftKeeper, type DraftState } from "./keeper";
import { draftKeys, onDrafts, readMirror } from "./mirror";

export type Draft<T> = {
  value: T;
  set: (next: T | ((before: T) => T)) => void;
  /** Sent or thrown away. */
  clear: () => void;
  state: DraftState;
  /** When what came back was written; null when nothing came back. */
  restoredAt: number | null;
};

/**
 * Text that is not sent yet: it survives a reload, a lost line and a change of
 * computer. Writing before the stored draft has arrived wins over it.
 */
export function useDraft<T>(
  key: string,
  initial: T,
  /** Tells what is not worth keeping: then no draft is left, though the field holds it still. */
  isBlank?: (value: T) => boolean,
): Draft<T> {
  const [value, setValue] = useState<T>(() => parse<T>(readMirror(key)?.body) ?? initial);
  const [state, setState] = useState<DraftState>("clean");
  const [restoredAt, setRestoredAt] = useState<number | null>(null);
  const keeper = useRef<DraftKeeper | null>(null);
  const touched = useRef(false);
  const latest = useRef(value);
  const start = useRef(initial);
  const blank = useRef(isBlank);

  useEffect(() => {
    let left = false;
    touched.current = false;
    const mine = new DraftKeeper(key, (next) => !left && setState(next));
    keeper.current = mine;
    void mine.load().then((stored) => {
      if (left || touched.current) return;
      const body = parse<T>(stored?.body);
      latest.current = body ?? start.current;
      setValue(latest.current);
      setRestoredAt(body !== undefined && stored ? stored.at : null);
    });
    const flush = () => void mine.flush();
    addEventListener("pagehide", flush);
    return () => {
      left = true;
      removeEventListener("pagehide", flush);
      mine.close();
    };
  }, [key]);

  const set = useCallback((next: T | ((before: T) => T)) => {
    touched.current = true;
    const after = next instanceof Function ? next(latest.current) : next;
    latest.current = after;
    setValue(after);
    if (blank.current?.(after)) keeper.current?.clear();
    else keeper.current?.write(JSON.stringify(after));
  }, []);

  useEffect(
    () =>
      onHandBack((name, body) => {
        const back = name === key ? parse<T>(body) : undefined;
        if (back !== undefined) set(back);
      }),
    [key, set],
  );

  const clear = useCallback(() => {
    touched.current = true;
    latest.current = start.current;
    setValue(start.current);
    setRestoredAt(null);
    keeper.current?.clear();
  }, []);

  return { value, set, clear, state, restoredAt };
}

/** Keys with a draft on this computer: "register", "ticket:100042-7:note" … */
export function useDraftKeys(): readonly string[] {
  return useSyncExternalStore(onDrafts, draftKeys);
}

function parse<T>(body: string | undefined): T | undefined {
  if (body === undefined) return undefined;
  try {
    return JSON.parse(body) as T;
  } catch {
    return undefined;
  }
}
