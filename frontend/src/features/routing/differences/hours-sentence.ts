import { currentLanguage, i18n } from "../../../i18n/i18n";
import { fullDay } from "../parts/day-words";
import { readSpan, spanWords, weekdays } from "../parts/span";
import { same } from "../state/same";
import type { OpeningHours } from "../state/types";

/** What the one says of opening hours that the other says otherwise: "måndag 07.30–17.00". */
export function hoursSentence(hours: OpeningHours, other: OpeningHours): string {
  const swedish = currentLanguage() === "sv";
  const days = weekdays
    .filter((day) => !same(hours.week[day], other.week[day]))
    .map((day) => {
      const spans = (hours.week[day] ?? []).map((span) => spanWords(readSpan(span), swedish));
      const words = spans.join(", ") || i18n.t("routing:differences.hours.closed");
      return `${i18n.t(`rule:weekday.${day}`)} ${words}`;
    });
  const closed = (hours.closed ?? []).filter((day) => !(other.closed ?? []).includes(day));
  if (closed.length > 0) {
    const list = closed.slice(0, 5).map(fullDay).join(", ");
    const more = closed.length > 5 ? " …" : "";
    days.push(i18n.t("routing:differences.hours.closedOn", { days: list + more }));
  }
  if (Boolean(hours.open_on_holidays) !== Boolean(other.open_on_holidays)) {
    const key = hours.open_on_holidays ? "holidaysOpen" : "holidaysClosed";
    days.push(i18n.t(`routing:differences.hours.${key}`));
  }
  return days.join(" · ") || i18n.t("routing:differences.hours.nothing");
}
