import {
  useSyncExternalStore,
  type AnchorHTMLAttributes,
  type MouseEvent,
  type ReactNode,
} from "react";

/** Where the citizen's pages begin; the server gives them everything below. */
export const base = "/invanare";

const listeners = new Set<() => void>();
let moved = false;

function tell(): void {
  for (const listener of listeners) listener();
}
addEventListener("popstate", () => {
  moved = true;
  tell();
});

/** The page's own path without the base: "" at the start, "inkorg", "arende/100042-7". */
export function usePath(): string {
  return useSyncExternalStore(subscribe, read);
}

/** True once the first page has given way to another: then focus follows. */
export function hasMoved(): boolean {
  return moved;
}

/** Another page has come in the place of this one, at the same address. */
export function movedInPlace(): void {
  moved = true;
}

export function go(to: string, { replace = false } = {}): void {
  const path = to ? `${base}/${to}` : base;
  moved = true;
  if (replace) history.replaceState(null, "", path);
  else if (location.pathname !== path) history.pushState(null, "", path);
  if (!replace) scrollTo(0, 0);
  tell();
}

export function Link({
  to,
  children,
  onClick,
  ...rest
}: { to: string; children: ReactNode } & AnchorHTMLAttributes<HTMLAnchorElement>) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a {...rest} href={to ? `${base}/${to}` : base} onClick={follow}>
      {children}
    </a>
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): string {
  return location.pathname.slice(base.length).replace(/^\/+|\/+$/g, "");
}
