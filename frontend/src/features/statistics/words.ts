import { i18n } from "../../i18n/i18n";
import type { Days } from "./period";
import { locale, type Step } from "./rates";

/** "tis 25 nov", and the year where it is not the one that is shown beside. */
export function dayLabel(on: string, withYear = false): string {
  return new Intl.DateTimeFormat(locale(), {
    timeZone: "UTC",
    weekday: "short",
    day: "numeric",
    month: "short",
    ...(withYear ? { year: "numeric" } : {}),
  })
    .format(Date.parse(`${on}T12:00:00Z`))
    .replace(/[.,]/g, "");
}

/** "25 nov": where the weekday says nothing. */
export function dateLabel(on: string): string {
  return new Intl.DateTimeFormat(locale(), { timeZone: "UTC", day: "numeric", month: "short" })
    .format(Date.parse(`${on}T12:00:00Z`))
    .replace(/\./g, "");
}

/** "27 okt 2025 – 25 nov 2025", "25 nov 2025". */
export function daysLabel({ from, to }: Days): string {
  const year = (on: string) => `${dateLabel(on)} ${on.slice(0, 4)}`;
  if (from === to) return year(from);
  const same = from.slice(0, 4) === to.slice(0, 4);
  return `${same ? dateLabel(from) : year(from)} – ${year(to)}`;
}

/** "tis 25 nov", "v. 48, 24 nov – 30 nov". */
export function stepLabel({ days, week }: Step): string {
  if (week === null) return dayLabel(days.from);
  const range =
    days.from === days.to
      ? dateLabel(days.from)
      : `${dateLabel(days.from)} – ${dateLabel(days.to)}`;
  return `${i18n.t("statistics:week", { n: week })}, ${range}`;
}

/** What stands under the curve: "25 nov", "v. 48". */
export function stepShort({ days, week }: Step): string {
  return week === null ? dateLabel(days.from) : i18n.t("statistics:week", { n: week });
}

/** "09–10": an hour of the wall clock. */
export function hourLabel(hour: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(hour)}–${two((hour + 1) % 24)}`;
}
