import { useSyncExternalStore } from "react";

/** The tickets that are open as tabs. What is typed in them lives in drafts. */
const most = 12;
const storage = "kp-tabs";

let open: readonly string[] = restore();
const listeners = new Set<() => void>();

function restore(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(storage) ?? "[]");
    return Array.isArray(kept) ? kept.filter((item) => typeof item === "string") : [];
  } catch {
    return [];
  }
}

function change(next: readonly string[]): void {
  open = next;
  sessionStorage.setItem(storage, JSON.stringify(next));
  for (const listener of listeners) listener();
}

/** Adds a tab; past the limit the oldest one without unsaved text gives way. */
export function openTab(number: string, drafts: readonly string[] = []): void {
  if (open.includes(number)) return;
  const unsaved = (tab: string) => drafts.some((key) => key.startsWith(`ticket:${tab}:`));
  const giveWay = open.length >= most ? open.find((tab) => !unsaved(tab)) : undefined;
  change([...open.filter((tab) => tab !== giveWay), number]);
}

/** Closes a tab and tells which one to show instead. */
export function closeTab(number: string): string | null {
  const at = open.indexOf(number);
  const left = open.filter((tab) => tab !== number);
  change(left);
  return left[Math.min(at, left.length - 1)] ?? null;
}

export function useTabs(): readonly string[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
}
