import { renderHook } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { useWanted, useWritingPlace, write } from "./place";

it("a text for a ticket that is not being written in waits until it is", () => {
  const open = vi.fn();
  const insert = vi.fn();
  write("100042-7", "replies", { text: "Hej {namn}", template: 3 });
  renderHook(() => useWanted("100043-5", open));
  expect(open).not.toHaveBeenCalled();
  renderHook(() => useWanted("100042-7", open));
  expect(open).toHaveBeenCalledWith("replies");
  renderHook(() => useWritingPlace("100042-7", insert));
  expect(insert).toHaveBeenCalledExactlyOnceWith({ text: "Hej {namn}", template: 3 });
});

it("goes straight to the cursor where one is writing, question or answer", () => {
  const open = vi.fn();
  const insert = vi.fn();
  renderHook(() => useWanted("100042-7", open));
  const place = renderHook(() => useWritingPlace("100042-7", insert));
  write("100042-7", "replies", { text: "en länk" });
  expect(insert).toHaveBeenCalledExactlyOnceWith({ text: "en länk" });
  expect(open).not.toHaveBeenCalled();
  place.unmount();
  write("100042-7");
  expect(open).toHaveBeenCalledExactlyOnceWith("replies");
});
