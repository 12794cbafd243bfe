import { useEffect, useRef, useSyncExternalStore } from "react";
import {
  activeLayers,
  addLayer,
  dispatch,
  onKeysChange,
  singleKeysOn,
  type KeyMap,
  type Layer,
} from "./registry";

type Options = {
  /** "dialog" for keys of an open dialog; any other name groups keys. */
  scope: string;
  /** Heading in the `?` sheet. */
  title: string;
  /** False takes the keys away without unmounting. */
  when?: boolean;
};

/**
 * Gives keys while mounted; the layer mounted last wins. Outside text fields only,
 * but for actions with `inFields` (Ctrl+Enter, Escape). Never Alt with a letter.
 */
export function useKeys(map: KeyMap, { scope, title, when = true }: Options): void {
  const latest = useRef(map);
  useEffect(() => {
    latest.current = map;
  });
  useEffect(() => {
    if (!when) return;
    return addLayer({ scope, title, keys: () => latest.current });
  }, [scope, title, when]);
}

/** Hears the whole page's keys; mounted once, in the app's frame. */
export function useKeyDispatch(): void {
  useEffect(() => {
    addEventListener("keydown", dispatch);
    return () => removeEventListener("keydown", dispatch);
  }, []);
}

/** Every key that works now, for the `?` sheet and the command palette. */
export function useActiveKeys(): readonly Layer[] {
  return useSyncExternalStore(onKeysChange, activeLayers);
}

export function useSingleKeys(): boolean {
  return useSyncExternalStore(onKeysChange, singleKeysOn);
}
