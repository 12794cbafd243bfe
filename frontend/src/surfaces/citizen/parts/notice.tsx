import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

type Tone = "info" | "ok" | "warn" | "alarm";
const icons: Record<Tone, IconName> = { info: "info", ok: "check", warn: "warn", alarm: "warn" };

/** Something one should know, told by words, colour and shape. */
export function Notice({
  tone,
  title,
  live = false,
  children,
}: {
  tone: Tone;
  title?: string;
  /** It turns up while one is on the page, and is read aloud at once. */
  live?: boolean;
  children?: ReactNode;
}) {
  return (
    <div className={`notice notice-${tone}`} role={live ? "alert" : undefined}>
      <Icon name={icons[tone]} />
      <div>
        {title && <p className="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
