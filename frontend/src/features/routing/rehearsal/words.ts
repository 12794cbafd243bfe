import { currentLanguage, i18n } from "../../../i18n/i18n";
import { dayOf } from "../../../ui/time";
import type { Rehearsal } from "./use-rehearsals";

export function locale(): string {
  return currentLanguage() === "sv" ? "sv-SE" : "en-GB";
}

/** "4 212", "3,5". */
export function number(n: number, digits = 0): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(n);
}

/** "+12", "−94", "0". */
export function signed(n: number, digits = 0): string {
  return new Intl.NumberFormat(locale(), {
    maximumFractionDigits: digits,
    signDisplay: "exceptZero",
  }).format(n);
}

/** "oktober 2026". */
export function monthWords(month: string): string {
  return new Intl.DateTimeFormat(locale(), { timeZone: "UTC", month: "long", year: "numeric" })
    .format(Date.parse(`${month}-15T12:00:00Z`))
    .replace(/\./g, "");
}

/** "26 okt – 22 nov 2026", "3 nov 2026": days, both included. */
export function daysWords({ from, to }: { from: string; to: string }): string {
  const said = (on: string, year: boolean) =>
    new Intl.DateTimeFormat(locale(), {
      timeZone: "UTC",
      day: "numeric",
      month: "short",
      ...(year && { year: "numeric" }),
    })
      .format(Date.parse(`${on}T12:00:00Z`))
      .replace(/\./g, "");
  if (from === to) return said(from, true);
  return `${said(from, from.slice(0, 4) !== to.slice(0, 4))} – ${said(to, true)}`;
}

/** The days that a rehearsal ran over. */
export function periodWords({ from, to }: Pick<Rehearsal, "from" | "to">): string {
  return daysWords({ from: dayOf(Date.parse(from)), to: dayOf(Date.parse(to) - 1) });
}

/** "09–10": an hour of the wall clock. */
export function hourWords(hour: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(hour)}–${two((hour + 1) % 24)}`;
}

/** "Utkastet, ändring 7", "Version 9": what was run. */
export function whatWords({ revision, version }: Pick<Rehearsal, "revision" | "version">): string {
  return revision
    ? i18n.t("routing:rehearsal.draft", { n: revision })
    : i18n.t("routing:rehearsal.version", { n: version });
}

/** The result in one sentence. */
export function summary(result: NonNullable<Rehearsal["result"]>): string {
  const at = "routing:rehearsal.summary";
  const n = (count: number) => ({ count, n: number(count) });
  const { levels, moved, tickets, untaken_before, untaken_after: untaken } = result;
  const more = levels.reduce((sum, level) => sum + level.broken_after - level.broken_before, 0);
  const broken = n(Math.abs(more));
  return i18n.t(`${at}.whole`, {
    ...n(tickets),
    moved: moved === 0 ? i18n.t(`${at}.noneMoved`) : i18n.t(`${at}.moved`, n(moved)),
    broken:
      more === 0
        ? i18n.t(`${at}.sameBroken`)
        : more > 0
          ? i18n.t(`${at}.more`, broken)
          : i18n.t(`${at}.fewer`, broken),
    untaken:
      untaken === 0
        ? i18n.t(`${at}.allTaken`)
        : i18n.t(`${at}.untaken`, { ...n(untaken), before: number(untaken_before) }),
  });
}
