import { describe, expect, it } from "vitest";
import type { Schemas } from "../../api/client";
import { shownHours } from "./hour-range";
import { cameOf, closedOf, lateOf, oldestOf, openOf, solvedOf } from "./links";
import { rowsOf, sumOf } from "./rows";

const counts = { in: 5, solved: 3, open: 9, late: 9, oldest_at: "2025-11-20T08:00:00Z" };
const today: Schemas["Today"] = {
  at: "2025-11-25T13:20:00+01:00",
  hours: [],
  lines: [
    { line: 1, ...counts },
    { line: 2, ...counts },
  ],
  queues: [
    { line: 1, queue: { id: 1, name: "Kontaktpunkten" }, unit: "hjarta-karl", ...counts },
    { line: 2, queue: { id: 2, name: "Sjuksköterskor" }, unit: "hjarta-karl", ...counts },
    { line: 2, queue: { id: 4, name: "Receptpool" }, unit: "hjarta-karl", ...counts },
  ],
};
const live = (id: number, open: number, late: number, oldest_at: string | null) => ({
  id,
  name: "",
  line: 2,
  unit: "hjarta-karl",
  open,
  late,
  oldest_at,
});

describe("the table of today", () => {
  it("takes what is open, late and oldest from the live counts", () => {
    const [, second] = rowsOf(today, [
      live(2, 4, 1, "2025-11-25T10:00:00+01:00"),
      live(4, 2, 0, "2025-11-25T09:30:00Z"),
    ]);
    expect(second!.queues[0]).toMatchObject({ in: 5, solved: 3, open: 4, late: 1 });
    expect(second!.total).toMatchObject({
      in: 10,
      solved: 6,
      open: 6,
      late: 1,
      oldestAt: "2025-11-25T10:00:00+01:00",
    });
  });

  it("shows the report's figures until the counts are here, and for queues without", () => {
    expect(rowsOf(today, undefined)[0]!.total).toMatchObject({ open: 9, late: 9 });
    expect(rowsOf(today, [])[0]!.total).toMatchObject({ open: 9, late: 9 });
  });

  it("has no oldest where nothing is open", () => {
    const [, second] = rowsOf(today, [live(2, 0, 0, null), live(4, 0, 0, null)]);
    expect(second!.total.oldestAt).toBeNull();
  });

  it("knows whether its figures are of one unit", () => {
    const [first, second] = rowsOf(today, undefined);
    const all = sumOf([first!.total, second!.total]);
    expect(all.unit).toBe("hjarta-karl");
    expect(sumOf([all, { ...all, unit: "ortopedi" }]).unit).toBeUndefined();
  });
});

describe("a click on a figure", () => {
  const [first, second] = rowsOf(today, undefined);
  const queue = second!.queues[1]!;
  const edges = { from: "2025-11-24T23:00:00.000Z", to: "2025-11-25T23:00:00.000Z" };
  const all = (search: object) => ({ to: "/view/$view", params: { view: "all" }, search });

  it("on a queue leads to that queue's tickets", () => {
    expect(openOf(queue)).toEqual({ to: "/queue/$id", params: { id: "4" } });
    expect(lateOf(queue)).toEqual(all({ queue: 4, late: true }));
    expect(oldestOf(queue)).toEqual(all({ queue: 4, sort: "oldest" }));
    expect(cameOf(queue, edges)).toEqual(
      all({ queue: 4, occurred_from: edges.from, occurred_to: edges.to, sort: "newest" }),
    );
    expect(solvedOf(queue, edges)).toEqual(
      all({
        queue: 4,
        solved: "solved",
        closed_from: edges.from,
        closed_to: edges.to,
        sort: "closed",
      }),
    );
  });

  it("on a line leads to its tickets in the unit that is shown", () => {
    expect(openOf(first!.total)).toEqual(all({ line: 1, unit: "hjarta-karl" }));
    expect(openOf({ ...first!.total, unit: undefined })).toEqual(all({ line: 1 }));
  });

  it("on a share goes by the owner's unit, as the share is counted", () =>
    expect(closedOf({ from: "2025-11-25", to: "2025-11-25" }, "first-line")).toEqual(
      all({
        owner: "unit",
        solved: "first-line",
        closed_from: edges.from,
        closed_to: edges.to,
        sort: "closed",
      }),
    ));
});

describe("the hours shown", () => {
  const hours = (busy: number[]) =>
    Array.from({ length: 24 }, (_, hour) => ({ hour, in: busy.includes(hour) ? 2 : 0, solved: 0 }));
  const edges = (busy: number[]) => {
    const shown = shownHours(hours(busy));
    return [shown[0]?.hour, shown.at(-1)?.hour];
  };

  it("are the opening hours, and others where something happened", () => {
    expect(edges([])).toEqual([7, 16]);
    expect(edges([9, 10])).toEqual([7, 16]);
    expect(edges([5, 21])).toEqual([5, 21]);
  });
});
