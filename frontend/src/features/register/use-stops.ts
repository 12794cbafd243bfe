import { useCallback, useEffect, useRef, useState } from "react";
import type { Stop } from "./path";

/**
 * The fields that Enter goes to. A stop may be asked for before it is on the
 * screen (the next act shows it); then it gets the focus when it comes.
 */
export function useStops() {
  const elements = useRef(new Map<Stop, HTMLElement>());
  const refs = useRef(new Map<Stop, (element: HTMLElement | null) => void>());
  const [wanted, setWanted] = useState<{ stop: Stop } | null>(null);

  const bind = useCallback((stop: Stop) => {
    const known = refs.current.get(stop);
    if (known) return known;
    const ref = (element: HTMLElement | null) => {
      if (element) elements.current.set(stop, element);
      else elements.current.delete(stop);
    };
    refs.current.set(stop, ref);
    return ref;
  }, []);

  const focus = useCallback((stop: Stop) => setWanted({ stop }), []);

  useEffect(() => {
    if (!wanted) return;
    const element = elements.current.get(wanted.stop) ?? elements.current.get("text");
    element?.focus();
    if (element instanceof HTMLInputElement) element.select();
    element?.scrollIntoView({ block: "nearest" });
  }, [wanted]);

  return { bind, focus };
}
