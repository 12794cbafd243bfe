import { useEffect, useRef } from "react";

/** Text for whoever writes to the customer of a ticket. */
export interface Insertion {
  text: string;
  /** The template version that it came from. */
  template?: number;
}

type Kind = "replies" | "questions";
type Wanted = { number: string; kind: Kind; insertion?: Insertion };

const places = new Map<string, (insertion: Insertion) => void>();
const listeners = new Set<() => void>();
let wanted: Wanted | null = null;

/**
 * Opens the place where one writes to a ticket's customer, at once or when the
 * ticket is opened, and puts text at its cursor. What is open already is kept.
 */
export function write(number: string, kind: Kind = "replies", insertion?: Insertion): void {
  const place = insertion && places.get(number);
  if (place) return place(insertion);
  wanted = { number, kind, ...(insertion && { insertion }) };
  for (const listener of listeners) listener();
}

/** For the open ticket: hears that somebody wants to write in it. */
export function useWanted(number: string, open: (kind: Kind) => void): void {
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  useEffect(() => {
    const look = () => {
      if (wanted?.number !== number) return;
      const { kind, insertion } = wanted;
      if (!insertion) wanted = null;
      latest.current(kind);
    };
    look();
    listeners.add(look);
    return () => void listeners.delete(look);
  }, [number]);
}

/** For the place itself: what is inserted comes here while it is on the screen. */
export function useWritingPlace(number: string, insert: (insertion: Insertion) => void): void {
  const latest = useRef(insert);
  useEffect(() => {
    latest.current = insert;
  });
  useEffect(() => {
    const place = (insertion: Insertion) => latest.current(insertion);
    places.set(number, place);
    if (wanted?.number === number && wanted.insertion) {
      place(wanted.insertion);
      wanted = null;
    }
    return () => void places.delete(number);
  }, [number]);
}
