import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Schemas } from "../api/client";
import { backOff, type Connection } from "./connection";
import { LiveSocket, type Line, type ServerMessage } from "./socket";

class FakeLine implements Line {
  sent: Schemas["Subscribe"][] = [];
  closed = false;
  onmessage: Line["onmessage"] = null;
  onclose: Line["onclose"] = null;
  send(text: string) {
    this.sent.push(JSON.parse(text) as Schemas["Subscribe"]);
  }
  close() {
    this.closed = true;
  }
  says(message: ServerMessage) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
  breaks() {
    this.onclose?.();
  }
}

const hello = (cursor: string): ServerMessage => ({ type: "hello", cursor });
const event = (prev: string, cursor: string): ServerMessage => ({
  type: "event",
  prev,
  cursor,
  topic: "queue:1",
  kind: "ticket.taken",
  number: "100042-7",
});

function desk() {
  const lines: FakeLine[] = [];
  const states: Connection[] = [];
  const hooks = {
    open: () => {
      const line = new FakeLine();
      lines.push(line);
      return line;
    },
    onEvent: vi.fn(),
    onPresence: vi.fn(),
    onResync: vi.fn(() => Promise.resolve()),
    onRights: vi.fn(),
    onState: (state: Connection) => void states.push(state),
    random: () => 0.5,
  };
  const live = new LiveSocket(hooks);
  live.listen(["queues"]);
  live.connect();
  return { live, hooks, lines, states, line: () => lines.at(-1)!, state: () => states.at(-1)! };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the live line", () => {
  it("says what it listens to on hello, and the union of topics when that changes", () => {
    const { live, line } = desk();
    expect(line().sent).toEqual([]);
    line().says(hello("c0"));
    expect(line().sent).toEqual([{ type: "subscribe", topics: ["queues"], since: "c0" }]);
    const stop = live.listen(["ticket:100042-7", "queues"]);
    vi.advanceTimersByTime(1);
    expect(line().sent.at(-1)?.topics).toEqual(["queues", "ticket:100042-7"]);
    stop();
    vi.advanceTimersByTime(1);
    expect(line().sent.at(-1)?.topics).toEqual(["queues"]);
  });

  it("resumes with since after a break, counts what it missed, and is online again", () => {
    const { line, lines, hooks, state } = desk();
    line().says(hello("c0"));
    line().says(event("c0", "c1"));
    line().breaks();
    expect(state().state).toBe("offline");
    vi.advanceTimersByTime(1_000);
    expect(lines).toHaveLength(2);
    line().says(hello("c9"));
    expect(line().sent[0]?.since).toBe("c1");
    expect(state()).toMatchObject({ state: "resuming", changesFetched: 0 });
    line().says(event("c9", "c2"));
    line().says(event("c2", "c3"));
    vi.advanceTimersByTime(300);
    expect(state()).toEqual({ state: "online", changesFetched: 2 });
    expect(hooks.onResync).not.toHaveBeenCalled();
  });

  it("takes a replay that goes on from our own cursor as whole, too", () => {
    const { line, hooks } = desk();
    line().says(hello("c0"));
    line().says(event("c0", "c1"));
    line().breaks();
    vi.advanceTimersByTime(1_000);
    line().says(hello("c9"));
    line().says(event("c1", "c2"));
    expect(hooks.onResync).not.toHaveBeenCalled();
  });

  it("fetches again when a message is missing", () => {
    const { line, hooks } = desk();
    line().says(hello("c0"));
    line().says(event("c0", "c1"));
    line().says(event("c2", "c3"));
    expect(hooks.onResync).toHaveBeenCalledOnce();
    line().says(event("c3", "c4"));
    expect(hooks.onResync).toHaveBeenCalledOnce();
  });

  it("is not back before a resync's fetches are done", async () => {
    const { line, hooks, state } = desk();
    line().says(hello("c0"));
    line().breaks();
    vi.advanceTimersByTime(1_000);
    let fetched = () => {};
    hooks.onResync.mockReturnValue(new Promise<void>((resolve) => (fetched = resolve)));
    line().says(hello("c5"));
    line().says({ type: "resync", cursor: "c5" });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(state().state).toBe("resuming");
    fetched();
    await vi.advanceTimersByTimeAsync(1);
    expect(state().state).toBe("online");
  });

  it("resumes after a slow goodbye without missing anything", () => {
    const { line, lines } = desk();
    line().says(hello("c0"));
    line().says(event("c0", "c1"));
    const first = line();
    first.says({ type: "goodbye", reason: "slow" });
    expect(first.closed).toBe(true);
    vi.advanceTimersByTime(1_000);
    expect(lines).toHaveLength(2);
    line().says(hello("c7"));
    expect(line().sent[0]?.since).toBe("c1");
  });

  it("ends with the session and starts anew only when asked", () => {
    const { live, line, lines, hooks, state } = desk();
    line().says(hello("c0"));
    line().says({ type: "goodbye", reason: "signed-out" });
    expect(hooks.onRights).toHaveBeenCalledWith("signed-out");
    vi.advanceTimersByTime(60_000);
    expect(lines).toHaveLength(1);
    expect(state()).toEqual({ state: "ended" });
    live.connect();
    expect(lines).toHaveLength(2);
  });

  it("starts from now, not from before, when rights changed", () => {
    const { line, hooks } = desk();
    line().says(hello("c0"));
    line().says(event("c0", "c1"));
    line().says({ type: "goodbye", reason: "rights-changed" });
    expect(hooks.onRights).toHaveBeenCalledWith("rights-changed");
    vi.advanceTimersByTime(1_000);
    line().says(hello("c8"));
    expect(line().sent[0]?.since).toBe("c8");
  });

  it("takes who is present as it comes, and leaves no gap by it", () => {
    const { line, hooks } = desk();
    line().says(hello("c0"));
    line().says({ type: "presence", ticket: "100042-7", people: [] });
    expect(hooks.onPresence).toHaveBeenCalledOnce();
    line().says(event("c0", "c1"));
    expect(hooks.onResync).not.toHaveBeenCalled();
  });

  it("says who looks only while the line is up", () => {
    const { live, line } = desk();
    const look = { type: "looking", ticket: "100042-7", open: true } as const;
    live.look(look);
    expect(line().sent).toEqual([]);
    line().says(hello("c0"));
    live.look(look);
    expect(line().sent.at(-1)).toEqual(look);
  });

  it("gives up a line that never says hello", () => {
    const { line, state } = desk();
    const first = line();
    vi.advanceTimersByTime(10_000);
    expect(first.closed).toBe(true);
    expect(state().state).toBe("offline");
  });

  it("takes a replay as whole that begins where it asked, though more came meanwhile", () => {
    const { live, line, hooks } = desk();
    line().says(hello("c0"));
    line().says(event("c0", "c1"));
    live.listen(["ticket:100042-7"]);
    vi.advanceTimersByTime(1);
    line().says(event("c1", "c2"));
    line().says(event("c1", "c2"));
    line().says(event("c2", "c3"));
    expect(hooks.onResync).not.toHaveBeenCalled();
  });

  it("tests a silent line, and gives it up when no answer comes", () => {
    const { line, state } = desk();
    line().says(hello("c0"));
    vi.advanceTimersByTime(25_000);
    expect(line().sent).toHaveLength(2);
    line().says(event("c0", "c0"));
    vi.advanceTimersByTime(25_000);
    expect(state().state).toBe("online");
    vi.advanceTimersByTime(10_000);
    expect(state().state).toBe("offline");
  });
});

describe("back-off", () => {
  it("doubles up to twenty seconds, between half and whole", () => {
    expect(backOff(0, () => 0)).toBe(250);
    expect(backOff(0, () => 1)).toBe(500);
    expect(backOff(3, () => 1)).toBe(4_000);
    expect(backOff(30, () => 1)).toBe(20_000);
  });
});
