import { act, renderHook } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { handBack } from "./hand-back";
import { draftServer } from "./keeper";
import { draftKeys, setDraftOwner } from "./mirror";
import { useDraft } from "./use-draft";

const key = "ticket:100042-7:reply";
const both = (back: string, since: string) => `${back} ${since}`;
const blank = (text: string) => text.trim() === "";

beforeEach(() => {
  localStorage.clear();
  setDraftOwner(7);
  vi.spyOn(draftServer, "get").mockResolvedValue(null);
  vi.spyOn(draftServer, "put").mockResolvedValue();
  vi.spyOn(draftServer, "remove").mockResolvedValue();
});

const open = async () => {
  const hook = renderHook(() => useDraft<string>(key, "", blank));
  await act(async () => {});
  return hook;
};

describe("a text that was taken back", () => {
  it("is there when its field is opened", async () => {
    handBack(key, "skickat", both);
    const { result } = await open();
    expect(result.current.value).toBe("skickat");
  });

  it("comes at once into a field that is on the screen, before what was written since", async () => {
    const { result } = await open();
    act(() => result.current.set("nytt"));
    act(() => handBack(key, "skickat", both));
    expect(result.current.value).toBe("skickat nytt");
  });
});

describe("a field that holds nothing worth keeping", () => {
  it("leaves no draft, and keeps what stands in it", async () => {
    const { result } = await open();
    act(() => result.current.set("x"));
    expect(draftKeys()).toEqual([key]);
    act(() => result.current.set(" \n"));
    expect(draftKeys()).toEqual([]);
    expect(result.current.value).toBe(" \n");
    await vi.waitFor(() => expect(draftServer.remove).toHaveBeenCalledWith(key));
  });
});
