import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { draftServer } from "./keeper";
import { draftKeys, forgetMirrors, readMirror, setDraftOwner, writeMirror } from "./mirror";
import { useDraft } from "./use-draft";

const key = "ticket:100042-7:note";
const stored = new Map<string, { body: string; at: number }>();
let online = true;

beforeEach(() => {
  vi.useFakeTimers();
  stored.clear();
  online = true;
  setDraftOwner(7);
  const reach = () => (online ? Promise.resolve() : Promise.reject(new Error("offline")));
  vi.spyOn(draftServer, "get").mockImplementation((name) =>
    reach().then(() => stored.get(name) ?? null),
  );
  vi.spyOn(draftServer, "put").mockImplementation((name, body) =>
    reach().then(() => void stored.set(name, { body, at: Date.now() })),
  );
  vi.spyOn(draftServer, "remove").mockImplementation((name) =>
    reach().then(() => void stored.delete(name)),
  );
});
afterEach(() => void vi.useRealTimers());

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const open = async () => {
  const hook = renderHook(() => useDraft(key, ""));
  await pass(0);
  return hook;
};

describe("a draft", () => {
  it("is on this computer at once and at the server after a rest", async () => {
    const { result } = await open();
    act(() => result.current.set("Ringer te"));
    act(() => result.current.set("Ringer tillbaka"));
    expect(readMirror(key)).toMatchObject({ body: '"Ringer tillbaka"', synced: false });
    expect(result.current.state).toBe("saving");
    await pass(1_000);
    expect(stored.get(key)?.body).toBe('"Ringer tillbaka"');
    expect(draftServer.put).toHaveBeenCalledOnce();
    expect(result.current.state).toBe("saved");
  });

  it("survives a reload before the server had it", async () => {
    const first = await open();
    online = false;
    act(() => first.result.current.set("halvfärdigt"));
    first.unmount();
    const again = await open();
    expect(again.result.current.value).toBe("halvfärdigt");
    expect(again.result.current.restoredAt).not.toBeNull();
  });

  it("says so while the line is down, and is sent when it is back", async () => {
    const { result } = await open();
    online = false;
    act(() => result.current.set("text"));
    await pass(1_000);
    expect(result.current.state).toBe("local");
    online = true;
    await pass(6_000);
    expect(result.current.state).toBe("saved");
    expect(stored.get(key)?.body).toBe('"text"');
  });

  it("comes from the server on another computer", async () => {
    stored.set(key, { body: '"skrivet hemma"', at: 1 });
    const { result } = await open();
    expect(result.current.value).toBe("skrivet hemma");
  });

  it("never overwrites what is typed while the stored one is on its way", async () => {
    stored.set(key, { body: '"gammalt"', at: 1 });
    const { result } = renderHook(() => useDraft(key, ""));
    act(() => result.current.set("nytt"));
    await pass(1_000);
    expect(result.current.value).toBe("nytt");
    expect(stored.get(key)?.body).toBe('"nytt"');
  });

  it("is gone everywhere when it was sent", async () => {
    const { result } = await open();
    act(() => result.current.set("klart"));
    await pass(1_000);
    act(() => result.current.clear());
    await pass(0);
    expect(result.current.value).toBe("");
    expect(stored.has(key)).toBe(false);
    expect(readMirror(key)).toBeNull();
  });

  it("is sent at once when the screen is left", async () => {
    const { result, unmount } = await open();
    act(() => result.current.set("på väg"));
    unmount();
    await pass(0);
    expect(stored.get(key)?.body).toBe('"på väg"');
  });
});

describe("drafts on a shared computer", () => {
  it("belong to one person and are erased at sign-out", () => {
    writeMirror(key, { body: '"a"', at: 1, synced: true });
    expect(draftKeys()).toEqual([key]);
    setDraftOwner(8);
    expect(readMirror(key)).toBeNull();
    expect(draftKeys()).toEqual([]);
    forgetMirrors();
    setDraftOwner(7);
    expect(readMirror(key)).toBeNull();
  });
});
