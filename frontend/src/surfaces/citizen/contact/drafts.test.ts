import { afterEach, describe, expect, it, vi } from "vitest";
import {
  emptyDraft,
  forgetDrafts,
  forgetOldDrafts,
  hasDrafts,
  isWritten,
  newKey,
  readDraft,
  withAttempt,
  writeDraft,
} from "./drafts";

const day = 24 * 3_600_000;
const written = { answers: { text: "Jag vill byta tid." }, files: [], at: 1_000 };

afterEach(() => vi.restoreAllMocks());

describe("a draft on the device", () => {
  it("belongs to one person and one form", () => {
    writeDraft("a1", "contact-us:hjarta-karl", written);
    expect(readDraft("a1", "contact-us:hjarta-karl")).toEqual(written);
    expect(readDraft("b2", "contact-us:hjarta-karl")).toEqual(emptyDraft);
    expect(readDraft("a1", "contact-us:ortopedi")).toEqual(emptyDraft);
  });

  it("is gone when it was sent", () => {
    writeDraft("a1", "form", written);
    writeDraft("a1", "form", null);
    expect(readDraft("a1", "form")).toEqual(emptyDraft);
    expect(localStorage.length).toBe(0);
  });

  it("is told of before signing out, and erased when one asks for it", () => {
    writeDraft("a1", "form", written);
    writeDraft("b2", "form", written);
    expect(hasDrafts("a1")).toBe(true);
    forgetDrafts("a1");
    expect(hasDrafts("a1")).toBe(false);
    expect(readDraft("a1", "form")).toEqual(emptyDraft);
    expect(readDraft("b2", "form")).toEqual(written);
  });

  it("goes by itself after two weeks", () => {
    writeDraft("a1", "form", { ...written, at: 0 });
    forgetOldDrafts(14 * day);
    expect(readDraft("a1", "form").answers).toEqual(written.answers);
    forgetOldDrafts(14 * day + 1);
    expect(readDraft("a1", "form")).toEqual(emptyDraft);
  });

  it("is empty where what is stored cannot be read", () => {
    localStorage.setItem("kp-citizen:a1:form", "{half");
    expect(readDraft("a1", "form")).toEqual(emptyDraft);
    forgetOldDrafts(0);
    expect(localStorage.length).toBe(0);
  });

  it("lives as long as the page where the browser stores nothing", () => {
    vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    writeDraft("c3", "form", written);
    expect(readDraft("c3", "form")).toEqual(written);
    writeDraft("c3", "form", null);
    expect(readDraft("c3", "form")).toEqual(emptyDraft);
  });

  it("counts as written by its files, too, but not by spaces", () => {
    expect(isWritten(emptyDraft)).toBe(false);
    expect(isWritten({ ...emptyDraft, answers: { text: " \n" } })).toBe(false);
    expect(isWritten({ ...emptyDraft, files: [{ id: 1, name: "a.pdf", size: 3 }] })).toBe(true);
  });
});

describe("sending", () => {
  it("twice with the same words is the same deed", () => {
    const keys = ["first", "second"];
    const next = () => keys.shift()!;
    const one = withAttempt(written, '{"text":"a"}', next);
    const again = withAttempt(one.draft, '{"text":"a"}', next);
    expect([one.key, again.key]).toEqual(["first", "first"]);
    expect(withAttempt(again.draft, '{"text":"b"}', next).key).toBe("second");
  });

  it("has keys that nobody guesses", () => {
    expect(newKey()).toMatch(/^[0-9a-f]{32}$/);
    expect(newKey()).not.toBe(newKey());
  });
});
