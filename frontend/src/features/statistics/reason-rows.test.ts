import { describe, expect, it } from "vitest";
import { hereRate, ordered, perTicket, type Order, type ReasonFigures } from "./reason-rows";

const row = (
  reason: string,
  [first, second, third, unsolved]: [number, number, number, number],
  returned = 0,
  reassigned = 0,
): ReasonFigures => ({
  unit: "hjarta-karl",
  reason,
  tickets: first + second + third + unsolved,
  solved_line: [first, second, third],
  unsolved,
  returned,
  reassigned,
  rules: [],
});

describe("the order of the reasons", () => {
  const reasons = [
    row("reached", [900, 0, 0, 100], 1, 1),
    row("half-of-few", [5, 0, 5, 0], 9, 0),
    row("somewhat-of-many", [600, 100, 300, 0], 5, 8),
    row("none", [0, 0, 0, 0]),
  ];
  const names = (order: Order) => ordered(reasons, order).map(({ reason }) => reason);

  it("puts first what most tickets are missing in, not the lowest share of a few (KP-8)", () =>
    expect(names("short")).toEqual(["somewhat-of-many", "half-of-few", "none", "reached"]));

  it("counts returns and moves together", () =>
    expect(names("astray")).toEqual(["somewhat-of-many", "half-of-few", "reached", "none"]));

  it("by the number of tickets leaves equal ones as they came", () =>
    expect(names("most")).toEqual(["reached", "somewhat-of-many", "half-of-few", "none"]));
});

describe("the figures of a reason", () => {
  it("are shares of what counts, and none where nothing does", () => {
    expect(hereRate(row("a", [3, 1, 1, 0]))).toBe(0.8);
    expect(hereRate(row("a", [0, 0, 0, 0]))).toBeNull();
  });

  it("never say that what happened did not", () => {
    expect(perTicket(1, 1000, "sv-SE")).toBe("0,1");
    expect(perTicket(13, 10, "sv-SE")).toBe("1,3");
    expect(perTicket(0, 0, "sv-SE")).toBe("0");
  });
});
