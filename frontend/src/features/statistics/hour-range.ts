import type { Schemas } from "../../api/client";

type Hour = Schemas["HourRow"];

/** The opening hours are always shown (KP-2); others as far out as something happened. */
const opens = 7;
const closes = 16;

export function shownHours(hours: readonly Hour[]): Hour[] {
  const busy = hours.filter((row) => row.in > 0 || row.solved > 0).map((row) => row.hour);
  const first = Math.min(opens, ...busy);
  const last = Math.max(closes, ...busy);
  return hours.filter((row) => row.hour >= first && row.hour <= last);
}
