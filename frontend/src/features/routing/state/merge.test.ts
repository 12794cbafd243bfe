import { describe, expect, it } from "vitest";
import { differences, nameOfDifference } from "./differences";
import { interleave, layUpon, mergeList } from "./merge";
import { same } from "./same";
import type { RoutingPlan, RoutingRule } from "./types";

const rule = (id: string, name = id): RoutingRule => ({ id, name, decides: { queue: "q" } });
const plan = (rules: RoutingRule[], more: Partial<RoutingPlan> = {}): RoutingPlan => ({
  rules,
  fallback: { queue: "q" },
  levels: [],
  hours: { week: { mon: ["07:30-17:00"] } },
  ...more,
});
const [a, b, c] = [rule("a"), rule("b"), rule("c")];
const ids = (rules: readonly RoutingRule[]) => rules.map(({ id }) => id).join("");

describe("my changes laid upon what somebody else has saved", () => {
  const merged = (theirs: RoutingRule[], on: RoutingRule[], mine: RoutingRule[]) =>
    mergeList(theirs, on, mine, ({ id }) => id);

  it("keep what only one of us has touched", () => {
    const out = merged([a, rule("b", "theirs")], [a, b], [rule("a", "mine"), b]);
    expect(out.map(({ name }) => name)).toEqual(["mine", "theirs"]);
  });

  it("win where both have touched the same rule", () => {
    const out = merged([rule("a", "theirs")], [a], [rule("a", "mine")]);
    expect(out).toEqual([rule("a", "mine")]);
  });

  it("bring in what either has added, where it was put", () => {
    expect(ids(merged([a, rule("t"), b], [a, b], [a, b, rule("m")]))).toBe("atbm");
    expect(ids(merged([a, b], [a, b], [rule("m"), a, b]))).toBe("mab");
  });

  it("leave out what either has removed, but not what the other has changed since", () => {
    expect(ids(merged([b], [a, b], [a, b]))).toBe("b");
    expect(ids(merged([a, b], [a, b], [b]))).toBe("b");
    expect(merged([b], [a, b], [rule("a", "mine"), b]).map(({ name }) => name)).toContain("mine");
  });

  it("take my order where I have moved something, else theirs", () => {
    expect(ids(merged([c, a, b], [a, b, c], [a, b, c]))).toBe("cab");
    expect(ids(merged([c, a, b], [a, b, c], [b, a, c]))).toBe("bac");
  });

  it("take each other part of the plan from who has changed it", () => {
    const on = plan([a]);
    const theirs = plan([a], { hours: { week: { mon: ["08:00-16:00"] } } });
    const mine = plan([a], { fallback: { queue: "other" } });
    const out = layUpon(theirs, on, mine);
    expect([out.fallback.queue, out.hours.week["mon"]]).toEqual(["other", ["08:00-16:00"]]);
  });

  it("put what only one order knows behind its neighbour", () => {
    expect(interleave(["a", "b"], ["x", "a", "y", "b", "z"])).toEqual(["x", "a", "y", "b", "z"]);
  });
});

describe("what one plan has otherwise than another", () => {
  const told = (before: RoutingPlan, after: RoutingPlan) =>
    differences(before, after).map((one) => `${one.how} ${nameOfDifference(one)}`);

  it("is nothing for the same plan, however it is written", () => {
    expect(told(plan([a]), plan([{ ...a, conditions: [], off: false }], { steps: [] }))).toEqual(
      [],
    );
    expect(same({ x: 1, y: 2 }, { y: 2, x: 1 })).toBe(true);
    expect(same([1, 2], [2, 1])).toBe(false);
  });

  it("tells what is new, gone and changed", () => {
    expect(told(plan([a, b]), plan([rule("a", "A"), c]))).toEqual([
      "removed rules b",
      "changed rules a",
      "added rules c",
    ]);
  });

  it("tells of the one that was moved, and not of those that made room", () => {
    expect(told(plan([a, b, c]), plan([c, a, b]))).toEqual(["moved rules c"]);
  });

  it("tells the other parts", () => {
    const after = plan([], {
      alarm_queue: "n",
      fallback: { queue: "z" },
      hours: { week: {} },
      levels: [{ code: "l", name: "L" }],
    });
    expect(told(plan([]), after)).toEqual([
      "changed alarm alarm",
      "changed fallback fallback",
      "added levels l",
      "changed hours hours",
    ]);
  });
});
