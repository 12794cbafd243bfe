import type { Schemas } from "../api/client";
import { problemWords } from "./problem-words";

export type Toast = {
  id: number;
  tone: "ok" | "info" | "error";
  words: string;
  /** A button in the toast. */
  act?: { label: string; run: () => void };
};

let toasts: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

export function currentToasts(): readonly Toast[] {
  return toasts;
}

export function onToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function dismiss(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

export function show(toast: Omit<Toast, "id">, lasts: number | null): number {
  const id = ++last;
  change([...toasts.slice(-3), { ...toast, id }]);
  if (lasts !== null) setTimeout(() => dismiss(id), lasts);
  return id;
}

export const notify = {
  /**
   * Says that something is done. It asks for the server's answer, so that it
   * cannot be said before the row says it too.
   */
  done(words: string, _answer: Schemas["Ticket"], act?: Toast["act"]): void {
    show({ tone: "ok", words, act }, 6_000);
  },
  info(words: string, act?: Toast["act"]): void {
    show({ tone: "info", words, act }, 8_000);
  },
  /** Stays until it is read: what happened, what is safe, what to do. */
  error(error: unknown, act?: Toast["act"]): void {
    show({ tone: "error", words: problemWords(error), act }, act ? null : 15_000);
  },
};

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}
