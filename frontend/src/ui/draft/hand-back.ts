import { readMirror, writeMirror } from "./mirror";

type Listener = (key: string, body: string) => void;

const listeners = new Set<Listener>();

/** Hears of a draft that got its text back while its field is on the screen. */
export function onHandBack(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Puts a text that was sent, and taken back, where it was written: at once where
 * that field is on the screen, else when it is opened. join decides what becomes
 * of what has been written there since.
 */
export function handBack<T>(key: string, value: T, join: (back: T, since: T) => T): void {
  const since = readMirror(key);
  const both = since ? join(value, JSON.parse(since.body) as T) : value;
  const body = JSON.stringify(both);
  writeMirror(key, { body, at: Date.now(), synced: false });
  for (const listener of listeners) listener(key, body);
}
