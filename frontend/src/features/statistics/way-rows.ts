import type { Schemas } from "../../api/client";

/** What came by one way, of all units together. */
export interface Way {
  channel: string;
  /** By the hour of the day in Sweden, 24 numbers. */
  hours: number[];
}

/** The units' hours added up by way, the way that most came by first. */
export function byChannel(rows: readonly Schemas["WayRow"][]): Way[] {
  const ways = new Map<string, number[]>();
  for (const { channel, hours } of rows) {
    const sum = ways.get(channel) ?? hours.map(() => 0);
    ways.set(
      channel,
      sum.map((n, hour) => n + (hours[hour] ?? 0)),
    );
  }
  return [...ways]
    .map(([channel, hours]) => ({ channel, hours }))
    .sort((one, other) => total(other.hours) - total(one.hours));
}

export function total(hours: readonly number[]): number {
  return hours.reduce((sum, n) => sum + n, 0);
}

/** The first and last hour to show: the opening hours (KP-2), and whatever lies outside them. */
export function hoursOf(ways: readonly Way[]): number[] {
  const busy = ways.flatMap(({ hours }) => hours.flatMap((n, hour) => (n > 0 ? [hour] : [])));
  const first = Math.min(7, ...busy);
  const last = Math.max(16, ...busy);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
