import { currentLanguage } from "../i18n/i18n";

/** "340 kB", "1,2 MB": how large a file is, in decimal units as people see them elsewhere. */
export function fileSize(bytes: number): string {
  const [value, unit] =
    bytes < 1_000
      ? [bytes, "B"]
      : bytes < 1_000_000
        ? [Math.round(bytes / 1_000), "kB"]
        : [Math.round(bytes / 100_000) / 10, "MB"];
  return `${value.toLocaleString(currentLanguage() === "en" ? "en-GB" : "sv-SE")} ${unit}`;
}
