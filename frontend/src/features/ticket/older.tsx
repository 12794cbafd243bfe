import { useEffect, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import styles from "./ticket.module.css";

interface Props {
  more: boolean;
  loading: boolean;
  /** Older things stand above the others: what is looked at stays where it is as they come. */
  above: boolean;
  /** How much is shown; changes when something has come. */
  pages: number;
  load: () => void;
}

/** The end of what has been fetched: more comes when it is scrolled to, or pressed. */
export function Older({ more, loading, above, pages, load }: Props) {
  const { t } = useTranslation("answer");
  const place = useRef<HTMLDivElement>(null);
  const held = useRef<{ box: Element; height: number; top: number } | null>(null);
  const opened = useRef(false);

  function begin() {
    const box = above && place.current ? scrollerOf(place.current) : null;
    if (box) held.current = { box, height: box.scrollHeight, top: box.scrollTop };
    load();
  }

  useLayoutEffect(() => {
    const before = held.current;
    held.current = null;
    if (before) before.box.scrollTop = before.top + before.box.scrollHeight - before.height;
    // A long history with its newest below opens there.
    const box = above && more && !opened.current && pages > 0 && place.current;
    if (box) scrollToEnd(box);
    if (pages > 0) opened.current = true;
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only what has come moves anything
  }, [pages]);

  const latest = useRef(begin);
  useEffect(() => {
    latest.current = begin;
  });
  useEffect(() => {
    const mark = place.current;
    if (!mark || !more || loading) return;
    const watcher = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && latest.current(),
      { root: scrollerOf(mark), rootMargin: "200px" },
    );
    watcher.observe(mark);
    return () => watcher.disconnect();
  }, [more, loading, pages]);

  if (!more) return null;
  return (
    <div ref={place} className={styles.older}>
      <button type="button" className={styles.fold} disabled={loading} onClick={begin}>
        {t(loading ? "older.loading" : "older.load")}
      </button>
    </div>
  );
}

/** What scrolls: the pane's middle, or on a phone the whole pane. */
function scrollerOf(element: Element): Element | null {
  for (let box = element.parentElement; box; box = box.parentElement) {
    const { overflowY } = getComputedStyle(box);
    if ((overflowY === "auto" || overflowY === "scroll") && box.scrollHeight > box.clientHeight)
      return box;
  }
  return null;
}

function scrollToEnd(element: Element): void {
  const box = scrollerOf(element);
  if (box) box.scrollTop = box.scrollHeight;
}
