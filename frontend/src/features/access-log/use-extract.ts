import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { notify } from "../../ui/notify";
import type { AccessLog } from "./use-access-log";

/**
 * Printing an extract: all pages are fetched first, so that it is whole, and it
 * is drawn only while paper is made, by the button or by the browser's own print.
 */
export function useExtract({ query }: AccessLog) {
  const [printing, setPrinting] = useState(false);
  const [gathering, setGathering] = useState(false);
  const stopped = useRef(false);
  const due = useRef(false);

  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    addEventListener("beforeprint", before);
    addEventListener("afterprint", after);
    return () => {
      stopped.current = true;
      removeEventListener("beforeprint", before);
      removeEventListener("afterprint", after);
    };
  }, []);

  // The last page is on the screen a moment after it is fetched; only then is all there to print.
  useEffect(() => {
    if (!due.current || query.hasNextPage) return;
    due.current = false;
    setTimeout(() => window.print());
  });

  const print = async () => {
    stopped.current = false;
    setGathering(true);
    let { hasNextPage } = query;
    while (hasNextPage && !stopped.current) {
      const page = await query.fetchNextPage();
      if (page.isError) {
        notify.error(page.error);
        stopped.current = true;
      }
      hasNextPage = page.hasNextPage;
    }
    due.current = !stopped.current;
    setGathering(false);
  };
  const stop = () => {
    stopped.current = true;
  };
  return { printing, gathering, print, stop };
}
