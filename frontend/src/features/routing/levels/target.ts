import { i18n } from "../../../i18n/i18n";
import type { LevelTarget, ServiceLevel } from "../state/types";

/** What a level can promise, in the order in which a matter goes. */
export const promises = ["first", "next", "solved", "line"] as const;
export type PromiseKind = (typeof promises)[number];

/** How a length is typed: hours and minutes are both kept as minutes. */
export const units = ["working_days", "elapsed_h", "elapsed_min", "open_h", "open_min"] as const;
export type Unit = (typeof units)[number];

/** The share of the time that is used when a clock warns, where nothing else is said. */
export const usualWarning = 75;

/** In what a length is told best: hours when they are whole. */
export function unitOf({ kind, minutes = 0 }: LevelTarget): Unit {
  if (kind === "working_days") return "working_days";
  const whole = minutes > 0 && minutes % 60 === 0;
  if (kind === "open_hours") return whole ? "open_h" : "open_min";
  return whole ? "elapsed_h" : "elapsed_min";
}

/** The number that stands before the unit; null when it is no whole number of it. */
export function lengthIn(target: LevelTarget, unit: Unit): number | null {
  if (unit === "working_days") return target.days ?? 0;
  const length = (target.minutes ?? 0) / (unit.endsWith("_h") ? 60 : 1);
  return Number.isInteger(length) ? length : null;
}

/** The target of so many of a unit, warning when the other one does. */
export function targetOf(length: number, unit: Unit, like?: LevelTarget): LevelTarget {
  const warning = like?.warn_at ? { warn_at: like.warn_at } : {};
  if (unit === "working_days") return { kind: "working_days", days: length, ...warning };
  const kind = unit.startsWith("open") ? "open_hours" : "elapsed";
  return { kind, minutes: length * (unit.endsWith("_h") ? 60 : 1), ...warning };
}

/** The length of somebody's typing: a whole number from least up, at most two years. */
export function readLength(typed: string, unit: Unit): number | null {
  const text = typed.trim();
  if (!/^\d{1,7}$/.test(text)) return null;
  const most =
    2 *
    366 *
    { working_days: 1, elapsed_h: 24, open_h: 24, elapsed_min: 1440, open_min: 1440 }[unit];
  const length = Number(text);
  const least = unit === "working_days" ? 0 : 1;
  return length >= least && length <= most ? length : null;
}

/** Percent of the time; "" is the usual one. */
export function readWarning(typed: string): number | null {
  const text = typed.replace("%", "").trim();
  if (text === "") return usualWarning;
  const share = Number(text);
  return Number.isInteger(share) && share >= 1 && share <= 100 ? share : null;
}

export function warningOf({ warn_at = 0 }: LevelTarget): number {
  return warn_at > 0 ? Math.round(warn_at * 100) : usualWarning;
}

export function withWarning({ warn_at: _, ...target }: LevelTarget, share: number): LevelTarget {
  return share === usualWarning ? target : { ...target, warn_at: share / 100 };
}

/** The level with another target for a promise, or with none. */
export function withTarget(
  level: ServiceLevel,
  kind: PromiseKind,
  target: LevelTarget | null,
): ServiceLevel {
  const { [kind]: _, ...others } = level;
  return target ? { ...others, [kind]: target } : others;
}

/** "2 vardagar", "24 timmar", "15 minuter öppettid", "samma dag". */
export function lengthWords(target: LevelTarget): string {
  const { kind, days = 0, minutes = 0 } = target;
  if (kind === "working_days") {
    if (days === 0) return i18n.t("routing:levels.length.sameDay");
    return i18n.t("routing:levels.length.days", { count: days });
  }
  const h = Math.floor(minutes / 60);
  const parts = [
    ...(h > 0 ? [i18n.t("routing:levels.length.hours", { count: h })] : []),
    ...(minutes % 60 > 0 || h === 0
      ? [i18n.t("routing:levels.length.minutes", { count: minutes % 60 })]
      : []),
  ];
  const time = parts.join(" ");
  return kind === "open_hours" ? i18n.t("routing:levels.length.open", { time }) : time;
}
