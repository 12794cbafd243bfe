import { useCallback, useEffect } from "react";
import type { Schemas } from "../api/client";
import { Looking } from "./looking";

let line: ((message: Schemas["LookingAt"]) => void) | null = null;
const looking = new Looking((message) => line?.(message));

/** Joins what is looked at to the page's live line until the returned function is called. */
export function joinLine(say: (message: Schemas["LookingAt"]) => void): () => void {
  line = say;
  const seen = () => looking.seen(document.visibilityState === "visible");
  document.addEventListener("visibilitychange", seen);
  return () => {
    line = null;
    document.removeEventListener("visibilitychange", seen);
  };
}

/** The line is up again. */
export function sayWhatIsOpen(): void {
  looking.sayAll();
}

/** Tells colleagues that this ticket is open here, while mounted. */
export function useLooking(ticket: string): void {
  useEffect(() => looking.begin(ticket), [ticket]);
}

/** Gives what to call whenever the person has changed text in the ticket; for ten seconds that is writing. */
export function useWriting(ticket: string): () => void {
  return useCallback(() => looking.wrote(ticket), [ticket]);
}
