import type { ReactNode } from "react";
import parts from "../parts/parts.module.css";

type CardProps = { title: string; text?: string; acts?: ReactNode; children: ReactNode };

/** One part of a result. */
export function Card({ title, text, acts, children }: CardProps) {
  return (
    <section className={parts.card} aria-label={title}>
      <header className={parts.top}>
        <h3>{title}</h3>
        {text && <p>{text}</p>}
        {acts}
      </header>
      {children}
    </section>
  );
}
