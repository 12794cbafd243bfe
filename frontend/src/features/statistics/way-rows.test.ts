import { expect, it } from "vitest";
import { byChannel, hoursOf } from "./way-rows";

const hours = (at: Record<number, number>) => Array.from({ length: 24 }, (_, n) => at[n] ?? 0);
const row = (unit: string, channel: string, at: Record<number, number>) => ({
  unit,
  channel,
  hours: hours(at),
  in: 0,
  solved: 0,
  open: 0,
});

it("adds the units up by way, the way that most came by first", () => {
  const ways = byChannel([
    row("a", "email", { 8: 1 }),
    row("a", "phone", { 8: 2, 9: 1 }),
    row("b", "phone", { 9: 4 }),
  ]);
  expect(ways.map(({ channel }) => channel)).toEqual(["phone", "email"]);
  expect(ways[0]!.hours).toEqual(hours({ 8: 2, 9: 5 }));
});

it("shows the opening hours, and what lies outside them where something came", () => {
  const ends = (at: Record<number, number>) => {
    const shown = hoursOf([{ channel: "email", hours: hours(at) }]);
    return [shown[0], shown.at(-1)];
  };
  expect(ends({ 10: 1 })).toEqual([7, 16]);
  expect(ends({ 3: 1, 22: 1 })).toEqual([3, 22]);
});
