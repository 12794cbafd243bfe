import { describe, expect, it } from "vitest";
import { axisOf, labelled, nearest, pathOf, xOf, yOf } from "./geometry";

const frame = { width: 240, height: 130, left: 30, right: 10, top: 10, bottom: 20 };

describe("a small chart", () => {
  it("puts the first and last point at the edges, and one alone in the middle", () => {
    expect(xOf(0, 5, frame)).toBe(30);
    expect(xOf(4, 5, frame)).toBe(230);
    expect(xOf(0, 1, frame)).toBe(130);
    expect(yOf(0, 1, frame)).toBe(110);
    expect(yOf(1, 1, frame)).toBe(10);
  });

  it("breaks the line where there is no value", () => {
    const p = (x: number) => ({ x, y: 1 });
    expect(pathOf([p(0), p(1), null, p(3), p(4)])).toBe("M0 1L1 1M3 1L4 1");
    expect(pathOf([null, null])).toBe("");
  });

  it("finds the point under the pointer, at the edges too", () => {
    expect(nearest(0, 5, frame)).toBe(0);
    expect(nearest(129, 5, frame)).toBe(2);
    expect(nearest(999, 5, frame)).toBe(4);
    expect(nearest(50, 1, frame)).toBe(0);
  });

  it("labels a few points evenly, the last one always", () => {
    expect(labelled(30, 4)).toEqual([9, 19, 29]);
    expect(labelled(3, 8)).toEqual([0, 1, 2]);
    expect(labelled(1, 3)).toEqual([0]);
    expect(labelled(0, 3)).toEqual([]);
  });

  it.each([
    [1, 1, 2],
    [7, 8, 5],
    [20, 20, 5],
    [83, 100, 5],
    [4100, 6000, 4],
  ])("ends an axis up to %i at %i", (highest, most, ticks) => {
    const axis = axisOf(highest);
    expect(axis.most).toBe(most);
    expect(axis.ticks).toHaveLength(ticks);
  });
});
