import { useSyncExternalStore } from "react";
import { ask } from "../net/client";
import { isLost, lostLine, onLine } from "../net/line";

const every = 5_000;

/** Follows whether the server can be reached, and asks for it while it cannot. */
function subscribe(listener: () => void): () => void {
  const leave = onLine(listener);
  const gone = () => lostLine();
  // The answer does not matter, only that there is one.
  const knock = () => void ask("GET", "/start").catch(() => {});
  const timer = setInterval(() => {
    if (isLost()) knock();
  }, every);
  addEventListener("offline", gone);
  addEventListener("online", knock);
  return () => {
    leave();
    clearInterval(timer);
    removeEventListener("offline", gone);
    removeEventListener("online", knock);
  };
}

/** True while the server cannot be reached. */
export function useLostLine(): boolean {
  return useSyncExternalStore(subscribe, isLost);
}
