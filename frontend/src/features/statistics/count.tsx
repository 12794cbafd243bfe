import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Target } from "./links";
import { count } from "./rates";
import css from "./statistics.module.css";

type Props = {
  n: number;
  /** What is counted, for who does not see the column: "3 försenade, Receptpool". */
  label: string;
  to: Target | null;
  /** Shown instead of the bare number. */
  children?: ReactNode;
};

/** A figure that leads to its tickets; nothing is not worth a visit. */
export function Count({ n, label, to, children }: Props) {
  if (n === 0 || !to) {
    return <span className={n === 0 ? css.zero : undefined}>{children ?? count(n)}</span>;
  }
  return (
    <ToList to={to} label={label}>
      {children ?? count(n)}
    </ToList>
  );
}

/** A link to the list behind something. */
export function ToList({
  to,
  label,
  children,
}: {
  to: Target;
  label: string;
  children: ReactNode;
}) {
  return (
    <Link
      to={to.to}
      params={("params" in to ? to.params : {}) as never}
      search={("search" in to ? to.search : {}) as never}
      className={css.count}
      aria-label={label}
    >
      {children}
    </Link>
  );
}
