import type { Schemas } from "../../api/client";
import { currentLanguage, i18n } from "../../i18n/i18n";
import { dayOf } from "../../ui/time";
import type { Asked } from "./query";

type Entry = Schemas["AccessEntry"];

function wall(extra: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm", ...extra });
}

const times = wall({ timeStyle: "medium" });
const zones = wall({ timeZoneName: "shortOffset" });

/** "2025-11-25". */
export function dayStamp(at: string): string {
  return dayOf(Date.parse(at));
}

/** "14.30.07" in Swedish, "14:30:07" in English: a log is read to the second. */
export function timeStamp(at: string): string {
  const time = times.format(Date.parse(at));
  return currentLanguage() === "sv" ? time.replaceAll(":", ".") : time;
}

/** "2025-10-26 02.30.07 (UTC+1)": also in the hour that comes twice it is one instant. */
export function exactStamp(at: string): string {
  const zone = zones.formatToParts(Date.parse(at)).find((part) => part.type === "timeZoneName");
  return `${dayStamp(at)} ${timeStamp(at)} (${(zone?.value ?? "").replace("GMT", "UTC")})`;
}

/** A code of the log in words; one that is newer than this screen is shown as it is. */
function wordOf(group: string, code: string): string {
  const key = `access-log:${group}.${code}`;
  return i18n.exists(key) ? i18n.t(key) : code;
}

export const words = {
  activity: (entry: Entry) => wordOf("activity", entry.activity),
  resource: (entry: Entry) => wordOf("resource", entry.resource),
  purpose: (entry: Entry) => wordOf("purpose", entry.purpose),
  role: (entry: Entry) => wordOf("role", entry.role),
};

/** "Sjuksköterska · Andra linjen"; once where title and assignment are the same word. */
export function dutyOf(entry: Entry): string {
  return [...new Set([entry.user_title, words.role(entry)])].filter(Boolean).join(" · ");
}

/** "Ärende 100042-7", "Statistik". */
export function whatOf(entry: Entry): string {
  const resource = words.resource(entry);
  return entry.ticket ? `${resource} ${entry.ticket}` : resource;
}

/** "19511005-9804 Anita Modig"; the name of a protected person is not there (P-4). */
export function patientWords(patient: Schemas["AccessPatient"]): string {
  const parts = [patient.identity_number, patient.name].filter(Boolean);
  return parts.join(" ") || i18n.t("access-log:patient.unnamed", { id: patient.id });
}

/** What was asked for, as the parts of one line. */
export function askedWords(asked: Asked): string[] {
  const t = (key: string, value: string) => i18n.t(`access-log:asked.${key}`, { value });
  const period =
    asked.from && asked.to
      ? [asked.from === asked.to ? asked.from : `${asked.from} – ${asked.to}`]
      : [asked.from && t("from", asked.from), asked.to && t("to", asked.to)];
  return [
    asked.identityNumber && t("patient", asked.identityNumber.trim()),
    asked.employee && t("employee", asked.employee.trim()),
    asked.ticket && t("ticket", asked.ticket.trim()),
    ...period,
  ].filter((part): part is string => Boolean(part));
}
