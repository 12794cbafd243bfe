import { i18n } from "../i18n/i18n";
import { dismiss, show } from "./notify";

type Ask = {
  /** "Svaret skickas." */
  words: string;
  /** What is done when the time is out, or when the page is left. */
  run: () => void;
  onUndo: () => void;
  seconds?: number;
};

/** Waits before it does: for ten seconds the person can take it back. */
export function confirmUndo({ words, run, onUndo, seconds = 10 }: Ask): { doNow: () => void } {
  let over = false;
  const end = (then: () => void) => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    removeEventListener("pagehide", leave);
    dismiss(id);
    then();
  };
  const leave = () => end(run);
  const timer = setTimeout(leave, seconds * 1000);
  addEventListener("pagehide", leave);
  const id = show(
    {
      tone: "info",
      words,
      until: Date.now() + seconds * 1000,
      act: { label: i18n.t("common:act.undo"), run: () => end(onUndo) },
    },
    null,
  );
  return { doNow: leave };
}
