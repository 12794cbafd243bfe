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
  titleLang,
  lead,
  hero = false,
  children,
}: {
  title: string;
  /** Where the title is in another language than the page. */
  titleLang?: string;
  lead?: ReactNode;
  /** The first page: its heading stands on the hospital's colour. */
  hero?: boolean;
  children: ReactNode;
}) {
  const heading = useArrival(title);
  const head = (
    <>
      <h1 ref={heading} tabIndex={-1} lang={titleLang}>
        {title}
      </h1>
      {lead && <p className="lead">{lead}</p>}
    </>
  );
  return (
    <div className="page">
      {hero ? (
        <div className="hero">
          <Waves />
          {head}
        </div>
      ) : (
        head
      )}
      {children}
    </div>
  );
}

/** The waves of the mark, large. */
function Waves() {
  return (
    <svg
      className="waves"
      viewBox="0 0 200 200"
      preserveAspectRatio="xMaxYMid slice"
      aria-hidden="true"
    >
      <path d="M60 60a56 56 0 0 1 0 80M95 30a98 98 0 0 1 0 140M130 0a140 140 0 0 1 0 200" />
    </svg>
  );
}
