import { currentLanguage } from "../../../i18n/i18n";

/** "tors 24 dec 2026". */
export function fullDay(on: string): string {
  return new Intl.DateTimeFormat(currentLanguage() === "sv" ? "sv-SE" : "en-GB", {
    timeZone: "UTC",
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
  })
    .format(Date.parse(`${on}T00:00Z`))
    .replace(/\./g, "");
}
