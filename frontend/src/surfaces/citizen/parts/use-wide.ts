import { useSyncExternalStore } from "react";

const wide = matchMedia("(min-width: 48rem)");

function subscribe(listener: () => void): () => void {
  wide.addEventListener("change", listener);
  return () => wide.removeEventListener("change", listener);
}

/** There is room for a whole form on the page; in rem, so that large letters count as a small screen. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => wide.matches);
}
