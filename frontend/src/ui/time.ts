import { currentLanguage, i18n } from "../i18n/i18n";

/** Everything on screen is told in the hospital's time, wherever the browser is. */
const zone = "Europe/Stockholm";
const hour = 3_600_000;
const day = 24 * hour;

const parts = new Intl.DateTimeFormat("en-CA", {
  timeZone: zone,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

function read(at: number): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(at).map((part) => [part.type, part.value]));
}

/** "2026-03-29": the calendar day in Stockholm. */
export function dayOf(at: number): string {
  const { year, month, day: date } = read(at);
  return `${year!.padStart(4, "0")}-${month}-${date}`;
}

/** "14:30" on a wall in Stockholm, in every language. */
export function timeOf(at: number): string {
  const { hour: h, minute } = read(at);
  return `${h}:${minute}`;
}

/** What a wall in Stockholm shows, as if it were UTC. */
function wallOf(at: number): number {
  return Date.parse(`${dayOf(at)}T${timeOf(at)}Z`);
}

/**
 * The first instant at which a wall in Stockholm shows this, given as if it were
 * UTC. What is left out in spring comes where it was jumped over.
 */
function firstOf(wanted: number): number {
  const offsets = [wanted - day, wanted + day].map((near) => wallOf(near) - near);
  const found = offsets.map((offset) => wanted - offset).filter((at) => wallOf(at) === wanted);
  return found.length > 0 ? Math.min(...found) : wanted - offsets[0]!;
}

/** When a day begins in Stockholm, or an hour of it. */
export function startOf(on: string, atHour = 0): number {
  return firstOf(Date.parse(`${on}T00:00Z`) + atHour * hour);
}

/** The calendar day so many days after another, or before it. */
export function addDays(on: string, days: number): string {
  return new Date(Date.parse(`${on}T00:00Z`) + days * day).toISOString().slice(0, 10);
}

/** "9", "915", "0915", "9.15" and "9:15" are all times; null for what is none. */
export function readTime(typed: string): string | null {
  const match = /^(\d{1,2})[.:\s]?(\d{2})?$/.exec(typed.trim());
  if (!match) return null;
  const [, h = "", minute = "00"] = match;
  return Number(h) < 24 && Number(minute) < 60 ? `${h.padStart(2, "0")}:${minute}` : null;
}

/**
 * The instant of a day and a typed time in Stockholm, whatever zone the browser
 * is in: null for what is none, also in the hour that summer time leaves out;
 * the first in the hour that comes twice.
 */
export function instantOf(on: string, typed: string): Date | null {
  const time = readTime(typed);
  const wanted = /^\d{4}-\d{2}-\d{2}$/.test(on) && time ? Date.parse(`${on}T${time}Z`) : NaN;
  if (Number.isNaN(wanted)) return null;
  const at = firstOf(wanted);
  return `${dayOf(at)} ${timeOf(at)}` === `${on} ${time}` ? new Date(at) : null;
}

/** "14.30" in Swedish, "14:30" in English. */
export function clock(at: number): string {
  return currentLanguage() === "sv" ? timeOf(at).replace(":", ".") : timeOf(at);
}

/** Calendar days from one instant to another; a night with a clock change is still one. */
export function daysBetween(from: number, to: number): number {
  return Math.round((Date.parse(dayOf(to)) - Date.parse(dayOf(from))) / day);
}

/** "i dag", "i morgon", "tors 27 nov", "27 nov 2024". */
export function dayWords(at: number, now: number): string {
  const away = daysBetween(now, at);
  if (away === 0) return i18n.t("common:time.today");
  if (away === 1) return i18n.t("common:time.tomorrow");
  if (away === -1) return i18n.t("common:time.yesterday");
  const locale = currentLanguage() === "sv" ? "sv-SE" : "en-GB";
  const sameYear = dayOf(at).slice(0, 4) === dayOf(now).slice(0, 4);
  return new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    ...(sameYear ? { weekday: "short" } : { year: "numeric" }),
    day: "numeric",
    month: "short",
  })
    .format(at)
    .replace(/\./g, "");
}

/** "i dag kl. 14.30": the exact time, as shown on hover and to screen readers. */
export function exact(at: number, now: number): string {
  return i18n.t("common:time.at", { day: dayWords(at, now), time: clock(at) });
}

/** "45 min", "1 h 10 min", "5 h", "3 dagar". */
export function span(ms: number): string {
  const minutes = Math.max(1, Math.round(Math.abs(ms) / 60_000));
  if (minutes < 60) return i18n.t("common:time.min", { n: minutes });
  const h = Math.floor(minutes / 60);
  const min = minutes % 60;
  if (h >= 48) return i18n.t("common:time.day", { count: Math.round(h / 24) });
  if (h >= 10 || min === 0) return i18n.t("common:time.h", { n: min >= 30 && h >= 10 ? h + 1 : h });
  return i18n.t("common:time.hMin", { h, min });
}

/** For a narrow column: "45 min", "2 h", "3 d". */
export function roughSpan(ms: number): string {
  const minutes = Math.max(1, Math.round(Math.abs(ms) / 60_000));
  if (minutes < 60) return i18n.t("common:time.min", { n: minutes });
  const h = Math.round(minutes / 60);
  if (h >= 48) return i18n.t("common:time.d", { n: Math.round(h / 24) });
  return i18n.t("common:time.h", { n: h });
}

/** "12 min sedan", "nyss", "om 2 h". */
export function ago(at: number, now: number): string {
  if (Math.abs(now - at) < 60_000) return i18n.t("common:time.now");
  const key = at > now ? "common:time.ahead" : "common:time.ago";
  return i18n.t(key, { span: span(now - at) });
}

export type Urgency = "none" | "calm" | "warn" | "late";

/** Calm until it matters: the last quarter begins at warn_at. */
export function urgency(due: number | null, warn: number | null, now: number): Urgency {
  if (due === null) return "none";
  if (now >= due) return "late";
  return warn !== null && now >= warn ? "warn" : "calm";
}

/** What a deadline is about: the first answer, the next one, the end, or the time in one line. */
export type DueKind = "first" | "next" | "solved" | "line";

/** "Svara senast kl. 14.30, 1 h 10 min kvar" and "Försenat 2 h, skulle besvarats i dag kl. 12.10". */
export function deadlineWords(due: number | null, now: number, kind: DueKind = "first"): string {
  if (due === null) return i18n.t("common:due.none");
  if (now >= due) {
    return i18n.t(`common:due.${kind}.lateSince`, { span: span(now - due), when: exact(due, now) });
  }
  const words =
    daysBetween(now, due) === 0
      ? i18n.t(`common:due.${kind}.by`, { time: clock(due) })
      : i18n.t(`common:due.${kind}.byDay`, { day: dayWords(due, now), time: clock(due) });
  return i18n.t("common:due.left", { words, span: span(due - now) });
}

/** What fits in a row: "1 h 10 min" today, "i morgon 09.00", "tors 27 nov", "Försenat 2 h". */
export function deadlineShort(due: number | null, now: number): string {
  if (due === null) return "";
  if (now >= due) return i18n.t("common:due.late", { span: roughSpan(now - due) });
  const away = daysBetween(now, due);
  if (away === 0 || due - now < 3 * 3_600_000) return span(due - now);
  return away === 1 ? `${dayWords(due, now)} ${clock(due)}` : dayWords(due, now);
}
