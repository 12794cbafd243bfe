import { describe, expect, it } from "vitest";
import { groupIdentity, looksLikeIdentity, readLookup } from "./lookup";

describe("the first field", () => {
  it.each([
    ["189001129817", "189001129817"],
    ["18900112-9817", "189001129817"],
    ["18 900112 9817", "189001129817"],
    ["900112-9817", "9001129817"],
    ["900112+9817", "9001129817"],
    [" 900112 9817 ", "9001129817"],
  ])("reads %s as an identity number, whatever separates its digits", (typed, value) => {
    expect(readLookup(typed)).toMatchObject({ way: "identity", value, complete: true });
  });

  it("waits for ten or twelve digits before it asks the server", () => {
    expect(readLookup("900112")).toMatchObject({ way: "identity", complete: false });
    expect(readLookup("90011298171")).toMatchObject({ way: "identity", complete: false });
  });

  it("reads a phone number as one when it cannot be an identity number", () => {
    expect(readLookup("070-174 06 05")).toMatchObject({ way: "phone", complete: true });
    expect(readLookup("+46 70 174 06 05")).toMatchObject({ way: "phone", complete: true });
    expect(readLookup("08-465 004 12")).toMatchObject({ way: "phone", complete: true });
  });

  it("lets the person say that ten digits are a phone number after all", () => {
    const born1907 = "0701740606";
    const reading = readLookup(born1907);
    if (reading?.way === "identity") expect(reading.alsoPhone).toBe(true);
    expect(readLookup(born1907, true)).toMatchObject({ way: "phone" });
  });

  it("knows a coordination number by its day", () => {
    expect(looksLikeIdentity("190910799824")).toBe(true);
    expect(looksLikeIdentity("190913799824")).toBe(false);
  });

  it("reads letters as a name from the third one on", () => {
    expect(readLookup("Al")).toMatchObject({ way: "name", complete: false });
    expect(readLookup("Åsa Ö")).toMatchObject({ way: "name", value: "Åsa Ö", complete: true });
  });

  it("keeps a reserve number with a letter in it as a number", () => {
    expect(readLookup("19900112R981")).toMatchObject({ way: "identity", complete: true });
  });

  it("is nothing when it is empty", () => {
    expect(readLookup("  ")).toBeNull();
  });

  it("shows a number as people read it out", () => {
    expect(groupIdentity("189001129817")).toBe("18900112-9817");
    expect(groupIdentity("900112-9817")).toBe("900112-9817");
  });
});
