import { useCallback, useSyncExternalStore } from "react";
import type { Schemas } from "../api/client";

export type Onlooker = Schemas["Looking"];

const nobody: readonly Onlooker[] = [];
const here = new Map<string, readonly Onlooker[]>();
const listeners = new Map<string, Set<() => void>>();

/** The server says who has a ticket open, this person left out. */
export function hearOnlookers(ticket: string, people: readonly Onlooker[]): void {
  if (people.length === 0) here.delete(ticket);
  else here.set(ticket, people);
  changed(ticket);
}

/** The ticket left what we listen to. */
export function forgetOnlookers(ticket: string): void {
  if (here.delete(ticket)) changed(ticket);
}

/** The line is down, or another one: nothing is known until the server says it again. */
export function forgetAllOnlookers(): void {
  const known = [...here.keys()];
  here.clear();
  known.forEach(changed);
}

/** The others who look at a ticket or write in it, as they come and go. */
export function useOnlookers(ticket: string): readonly Onlooker[] {
  const subscribe = useCallback(
    (listener: () => void) => {
      const some = listeners.get(ticket) ?? new Set();
      listeners.set(ticket, some.add(listener));
      return () => {
        some.delete(listener);
        if (some.size === 0 && listeners.get(ticket) === some) listeners.delete(ticket);
      };
    },
    [ticket],
  );
  return useSyncExternalStore(subscribe, () => here.get(ticket) ?? nobody);
}

function changed(ticket: string): void {
  for (const listener of [...(listeners.get(ticket) ?? [])]) listener();
}
