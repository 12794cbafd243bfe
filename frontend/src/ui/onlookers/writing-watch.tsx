import type { FormEvent, ReactNode } from "react";
import { useLooking, useWriting } from "../../live/presence";
import styles from "./onlookers.module.css";

/** Tells colleagues that the ticket is open here, and that text is written in what is inside. */
export function WritingWatch({ number, children }: { number: string; children: ReactNode }) {
  useLooking(number);
  const wrote = useWriting(number);
  function onInput({ target }: FormEvent) {
    if (target instanceof HTMLTextAreaElement) wrote();
    else if (target instanceof HTMLElement && target.closest("[contenteditable]")) wrote();
  }
  return (
    <div className={styles.watch} onInput={onInput}>
      {children}
    </div>
  );
}
