import { describe, expect, it } from "vitest";
import "../../../i18n/i18n";
import { byChange, differs, shownHours } from "./changes";
import type { Rehearsal } from "./use-rehearsals";
import { periodWords, summary } from "./words";

type Result = NonNullable<Rehearsal["result"]>;

const result = (differs: Partial<Result>): Result => ({
  tickets: 4212,
  erased: 0,
  moved: 0,
  untaken_before: 0,
  untaken_after: 0,
  queues: [],
  moves: [],
  levels: [],
  rules: [],
  untaken: [],
  ...differs,
});
const level = (before: number, after: number): Result["levels"][number] => ({
  level: "same-day",
  promise: "first",
  given_before: 100,
  given_after: 100,
  broken_before: before,
  broken_after: after,
});
const hours = (...some: [hour: number, n: number][]) =>
  Array.from({ length: 24 }, (_, hour) => some.find(([at]) => at === hour)?.[1] ?? 0);
const queue = (
  name: string,
  before: number[],
  after: number[],
  peak: [number, number] = [1, 1],
): Result["queues"][number] => ({
  queue: { id: name.length, name },
  unit: "hjarta-karl",
  line: 1,
  arrivals_before: before,
  arrivals_after: after,
  load_before: hours(),
  load_after: hours(),
  peak_before: peak[0],
  peak_after: peak[1],
});

describe("the result in a sentence", () => {
  it.each([
    [
      { moved: 318, levels: [level(3, 5), level(0, 2)], untaken_after: 0 },
      "Av 4 212 ärenden byter 318 kö, 4 löften till skulle ha brutits och alla tas av någon regel.",
    ],
    [
      { levels: [level(3, 2), level(0, 0)], untaken_before: 2, untaken_after: 1 },
      "Av 4 212 ärenden byter inget kö, 1 löfte färre skulle ha brutits och 1 ärende tas inte av någon regel (före: 2).",
    ],
    [
      { moved: 1, levels: [level(3, 2), level(1, 2)], untaken_before: 7, untaken_after: 9 },
      "Av 4 212 ärenden byter 1 kö, lika många löften skulle ha brutits och 9 ärenden tas inte av någon regel (före: 7).",
    ],
  ])("%#", (differs, words) => {
    expect(summary(result(differs)).replaceAll("\u00a0", " ")).toBe(words);
  });

  it("names the last day that is in it, not the midnight after", () =>
    expect(periodWords({ from: "2026-10-19T22:00:00Z", to: "2026-11-16T23:00:00Z" })).toBe(
      "20 okt – 16 nov 2026",
    ));
});

describe("the queues of a result", () => {
  const same = queue("same", hours([9, 5]), hours([9, 5]));
  const later = queue("later", hours([9, 5]), hours([22, 5]));
  const emptied = queue("emptied", hours([6, 40]), hours());
  const peaked = queue("peaked", hours([9, 5]), hours([9, 5]), [3, 4]);

  it("differ in any hour, though as many come in all", () =>
    expect([same, later, emptied, peaked].map(differs)).toEqual([false, true, true, true]));

  it("come with the largest change first", () =>
    expect(byChange([same, later, emptied])[0]).toBe(emptied));

  it("show a working day, and whatever lies outside it on either side", () => {
    expect(shownHours([same], "arrivals")).toEqual([7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
    const wide = shownHours([later, emptied], "arrivals");
    expect([wide[0], wide.at(-1)]).toEqual([6, 22]);
  });
});
