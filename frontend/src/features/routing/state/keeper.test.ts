import { beforeEach, describe, expect, it, vi } from "vitest";
import { OfflineError, ProblemError } from "../../../api/client";
import { readMirror } from "../../../ui/draft/mirror";
import { clashes, PlanKeeper } from "./keeper";
import type { RoutingDraft, RoutingPlan } from "./types";

const plan = (name: string): RoutingPlan => ({
  rules: [{ id: "r", name, decides: { queue: "q" } }],
  fallback: { queue: "q" },
  levels: [],
  hours: { week: {} },
});
const draft = (revision: number, name: string): RoutingDraft => ({
  unit: "u",
  revision,
  based_on: 1,
  plan: plan(name),
  problems: [],
  begun_by: { id: 1, name: "Chef" },
  changed_by: { id: 1, name: "Chef" },
  changed_at: "2026-11-24T10:42:00+01:00",
});
const conflict = () =>
  new ProblemError({ type: "", title: "", status: 409, slug: "draft-changed-meanwhile" });

/** A server that answers when the test lets it. */
function aServer() {
  const sent: { revision: number; name: string }[] = [];
  const waiting: { resolve: (draft: RoutingDraft) => void; reject: (error: unknown) => void }[] =
    [];
  const stale = vi.fn();
  const make = () =>
    new PlanKeeper("routing:u", {
      save: ({ revision, plan }) => {
        sent.push({ revision, name: plan.rules[0]!.name });
        return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
      },
      onSaved: () => {},
      onStale: stale,
    });
  return { sent, waiting, stale, make };
}

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers();
});
const passes = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe("a draft while it is edited", () => {
  it("is on this computer at once and at the server after a short rest, once", async () => {
    const { sent, waiting, make } = aServer();
    const keeper = make();
    keeper.receive(draft(3, "before"));
    keeper.change(plan("a"));
    keeper.change(plan("ab"));
    expect(readMirror("routing:u")?.body).toContain('"ab"');
    expect(sent).toEqual([]);
    await passes(1_000);
    expect(sent).toEqual([{ revision: 3, name: "ab" }]);
    waiting[0]!.resolve(draft(4, "ab"));
    await passes(0);
    expect(keeper.now()).toMatchObject({ mine: null, saving: "saved" });
    expect(readMirror("routing:u")).toBeNull();
  });

  it("sends what was written during a save upon what that save made", async () => {
    const { sent, waiting, make } = aServer();
    const keeper = make();
    keeper.receive(draft(3, "before"));
    keeper.change(plan("a"));
    await passes(1_000);
    keeper.change(plan("ab"));
    // The live line tells of the own save, before its answer has come.
    keeper.receive(draft(4, "a"));
    expect(clashes(keeper.now())).toBe(false);
    waiting[0]!.resolve(draft(4, "a"));
    await passes(1_000);
    expect(sent[1]).toEqual({ revision: 4, name: "ab" });
  });

  it("survives a reload before the server has it", async () => {
    const { sent, make } = aServer();
    const first = make();
    first.receive(draft(3, "before"));
    first.change(plan("a"));
    const second = make();
    expect(second.now().mine?.plan).toEqual(plan("a"));
    second.receive(draft(3, "before"));
    await passes(0);
    expect(sent).toEqual([{ revision: 3, name: "a" }]);
  });

  it("knows its own text again that was saved as the page was left", () => {
    const { make } = aServer();
    const first = make();
    first.receive(draft(3, "before"));
    first.change(plan("a"));
    const second = make();
    second.receive(draft(4, "a"));
    expect(second.now()).toMatchObject({ mine: null, draft: { revision: 4 } });
    expect(readMirror("routing:u")).toBeNull();
  });

  it("tries again by itself when the line is lost", async () => {
    const { sent, waiting, make } = aServer();
    const keeper = make();
    keeper.receive(draft(3, "before"));
    keeper.change(plan("a"));
    await passes(1_000);
    waiting[0]!.reject(new OfflineError());
    await passes(0);
    expect(keeper.now().saving).toBe("local");
    await passes(6_000);
    expect(sent).toHaveLength(2);
  });
});

describe("two who edit at once", () => {
  it("are both kept: nothing is sent over what somebody else has saved", async () => {
    const { sent, waiting, stale, make } = aServer();
    const keeper = make();
    keeper.receive(draft(3, "before"));
    keeper.change(plan("mine"));
    await passes(1_000);
    waiting[0]!.reject(conflict());
    await passes(0);
    expect(stale).toHaveBeenCalled();
    keeper.receive(draft(9, "theirs"));
    expect(clashes(keeper.now())).toBe(true);
    keeper.edit(() => plan("more"));
    await passes(10_000);
    expect(sent).toHaveLength(1);
    expect(keeper.now().mine?.plan).toEqual(plan("mine"));
  });

  it("are told when the draft is gone too", () => {
    const keeper = aServer().make();
    keeper.receive(draft(3, "before"));
    keeper.change(plan("mine"));
    keeper.receive(null);
    expect(clashes(keeper.now())).toBe(true);
  });

  it("end in one text: theirs, or mine laid upon theirs", async () => {
    const { sent, make } = aServer();
    const keeper = make();
    keeper.receive(draft(3, "before"));
    keeper.change(plan("mine"));
    keeper.receive(draft(9, "theirs"));
    keeper.layUpon(draft(9, "theirs"), plan("both"), 1);
    expect(clashes(keeper.now())).toBe(false);
    await passes(0);
    expect(sent).toEqual([{ revision: 9, name: "both" }]);
    const other = aServer().make();
    other.receive(draft(9, "theirs"));
    other.forget();
    expect(other.now().mine).toBeNull();
    expect(readMirror("routing:u")).toBeNull();
  });
});
