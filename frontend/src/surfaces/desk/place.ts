import { useMatches } from "@tanstack/react-router";
import { useMemo } from "react";
import type { TicketFilter } from "../../api/keys";

/** The list that stands in the middle; it stays when a ticket opens beside it. */
export type Place =
  | { kind: "queue"; id: number }
  | { kind: "view"; view: string; filter: TicketFilter }
  | { kind: "search" };

const storage = "kp-place";

function remembered(): Place {
  try {
    const kept = sessionStorage.getItem(storage);
    if (kept) return JSON.parse(kept) as Place;
  } catch {
    // Nothing is remembered: start with one's own.
  }
  return { kind: "view", view: "mine", filter: {} };
}

let last: Place = remembered();

function remember(place: Place): Place {
  last = place;
  sessionStorage.setItem(storage, JSON.stringify(place));
  return place;
}

/** Where the list is and which ticket is open, read from the address. */
export function usePlace(): { place: Place; opened: string | null } {
  const match = useMatches().at(-1);
  const { number, id, view } = (match?.params ?? {}) as Partial<Record<string, string>>;
  const search = JSON.stringify(match?.search ?? {});
  return useMemo(() => {
    if (number) return { place: last, opened: number };
    if (id) return { place: remember({ kind: "queue", id: Number(id) }), opened: null };
    if (view === "search") return { place: remember({ kind: "search" }), opened: null };
    if (view) {
      const filter = JSON.parse(search) as TicketFilter;
      return { place: remember({ kind: "view", view, filter }), opened: null };
    }
    return { place: last, opened: null };
  }, [number, id, view, search]);
}

/** The filter that a place asks the server with. */
export function filterOf(place: Place, text: string): TicketFilter {
  if (place.kind === "queue") return { queue: place.id };
  if (place.kind === "search") return { q: text };
  if (place.view === "all") return place.filter;
  return { view: place.view as TicketFilter["view"], ...place.filter };
}
