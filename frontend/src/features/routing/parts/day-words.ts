import { currentLanguage } from "../../../i18n/i18n";

/** "tors 24 dec 2026". */
export function fullDay(on: string): string {
  return written(on, { weekday: "short", day: "numeric", month: "short", year: "numeric" });
}

/** "24 dec". */
export function shortDay(on: string): string {
  return written(on, { day: "numeric", month: "short" });
}

function written(on: string, how: Intl.DateTimeFormatOptions): string {
  const locale = currentLanguage() === "sv" ? "sv-SE" : "en-GB";
  return new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...how })
    .format(Date.parse(`${on}T00:00Z`))
    .replace(/\./g, "");
}
