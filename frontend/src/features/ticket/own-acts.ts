import { useEffect, useRef } from "react";
import type { Schemas } from "../../api/client";

type Ticket = Schemas["Ticket"];
type Listener = (before: Ticket, after: Ticket) => void;

const listeners = new Set<Listener>();

/** An act of this person's own was done: whoever else is writing here has seen it. */
export function tellOwnAct(before: Ticket, after: Ticket): void {
  for (const listener of listeners) listener(before, after);
}

/** Hears of the person's own acts on a ticket, those of other forms too. */
export function useOwnActs(number: string, heard: Listener): void {
  const latest = useRef(heard);
  useEffect(() => {
    latest.current = heard;
  });
  useEffect(() => {
    const listener: Listener = (before, after) => {
      if (after.number === number) latest.current(before, after);
    };
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, [number]);
}
