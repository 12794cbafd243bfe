import { useEffect } from "react";
import { lastInput } from "../session/input";
import { isLost, onLine } from "./line";

const every = 20_000;
/** Who has not touched the page for so long is away; asking on would keep the session alive. */
const away = 5 * 60_000;

/** Asks again when one comes back to the page, when the line is back, and now and then. */
export function useFresh(again: () => Promise<void>): void {
  useEffect(() => {
    const back = () => {
      if (document.visibilityState === "visible") void again();
    };
    const timer = setInterval(() => {
      if (Date.now() - lastInput() < away) back();
    }, every);
    const offLine = onLine(() => {
      if (!isLost()) void again();
    });
    document.addEventListener("visibilitychange", back);
    return () => {
      clearInterval(timer);
      offLine();
      document.removeEventListener("visibilitychange", back);
    };
  }, [again]);
}
