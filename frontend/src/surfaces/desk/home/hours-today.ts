import type { Schemas } from "../../../api/client";

const weekday = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  timeZone: "Europe/Stockholm",
});

/** A unit's opening hours on the day of an instant, "07:30–17:00"; empty when it is closed all day. */
export function hoursToday(unit: Schemas["Unit"], now: number): string {
  const today = weekday.format(now).toLowerCase();
  const spans = unit.week?.find((open) => open.day === today)?.spans ?? [];
  return spans.map((span) => span.replace("-", "–")).join(", ");
}
