import type { ComponentType, ReactNode } from "react";
import kit from "./kit.module.css";

type Props = {
  icon?: ComponentType<{ size?: number; stroke?: number }>;
  title: string;
  /** What would be here. */
  text?: string;
  /** The next useful act. */
  children?: ReactNode;
};

export function EmptyState({ icon: Icon, title, text, children }: Props) {
  return (
    <section className={kit.state}>
      {Icon && (
        <span className={kit.stateIcon} aria-hidden>
          <Icon size={28} stroke={1.5} />
        </span>
      )}
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {children && <div className={kit.stateActs}>{children}</div>}
    </section>
  );
}
