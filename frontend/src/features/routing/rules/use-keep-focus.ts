import { useLayoutEffect, useRef, type RefObject } from "react";

/** A list whose focused row keeps the focus, and stays in sight, when it is moved. */
export function useKeepFocus(
  rules: readonly unknown[],
  opened: string | undefined,
): RefObject<HTMLOListElement | null> {
  const list = useRef<HTMLOListElement>(null);
  const focused = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const note = ({ target }: FocusEvent) => (focused.current = target as HTMLElement);
    const forget = () => (focused.current = null);
    element.addEventListener("focusin", note);
    document.addEventListener("pointerdown", forget, true);
    return () => {
      element.removeEventListener("focusin", note);
      document.removeEventListener("pointerdown", forget, true);
    };
  }, []);
  useLayoutEffect(() => {
    const lost = document.activeElement === document.body && focused.current?.isConnected;
    if (lost) focused.current?.focus({ preventScroll: true });
    list.current?.querySelector("[aria-current=true]")?.scrollIntoView?.({ block: "nearest" });
  }, [rules, opened]);
  return list;
}
