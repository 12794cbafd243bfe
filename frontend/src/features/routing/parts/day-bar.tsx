import css from "./parts.module.css";
import { dayLength, type Span } from "./span";

interface Stretch extends Span {
  /** What is written in it, as initials. */
  words?: string;
  kind?: "gap";
}

/** A day from midnight to midnight with its stretches; what it shows stands in words beside it. */
export function DayBar({ stretches }: { stretches: readonly Stretch[] }) {
  const share = (minutes: number) => `${(minutes / dayLength) * 100}%`;
  return (
    <div className={css.bar} aria-hidden>
      {stretches.map(({ from, to, words, kind }) => (
        <i
          key={`${from} ${to} ${words}`}
          data-kind={kind}
          style={{ left: share(from), width: share(to - from) }}
        >
          {words}
        </i>
      ))}
    </div>
  );
}
