import { useEffect, useRef, type ReactNode } from "react";
import { useWords } from "../i18n/words";
import { hasMoved } from "../router";

/** The heading of a page, where focus goes when one comes from another page; names the tab, too. */
export function useArrival(title: string) {
  const { say } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (hasMoved()) heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    document.title = `${title} – ${say("brand")}`;
  }, [title, say]);
  return heading;
}

/** A page with its one heading. */
export function Page({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  const heading = useArrival(title);
  return (
    <div className="page">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {lead && <p className="lead">{lead}</p>}
      {children}
    </div>
  );
}
