import { describe, expect, it } from "vitest";
import { bodyOf, mendOf, nothing, pageSize, spanOf } from "./query";

const iso = (text: string) => new Date(text).toISOString();

describe("what is asked of the access log", () => {
  it("leaves out what nobody asked for", () =>
    expect(bodyOf(nothing)).toEqual({ limit: pageSize }));

  it("sends the identity number as it was typed; the server reads it", () =>
    expect(bodyOf({ ...nothing, identityNumber: " 19511005 9804 " })).toMatchObject({
      identity_number: "19511005 9804",
    }));

  it("takes a ticket's number with and without its hyphen", () => {
    expect(bodyOf({ ...nothing, ticket: "1000427" })).toMatchObject({ ticket: "100042-7" });
    expect(bodyOf({ ...nothing, ticket: " 100042 7" })).toMatchObject({ ticket: "100042-7" });
    expect(bodyOf({ ...nothing, ticket: "kontakt" })).toMatchObject({ ticket: "kontakt" });
  });

  it("asks for whole days in Stockholm, the last one too", () =>
    expect(bodyOf({ ...nothing, from: "2025-11-24", to: "2025-11-25" }, "next")).toEqual({
      limit: pageSize,
      from: iso("2025-11-24T00:00:00+01:00"),
      to: iso("2025-11-26T00:00:00+01:00"),
      cursor: "next",
    }));

  it("offers periods that end today in Stockholm", () => {
    const now = Date.parse("2025-11-25T23:30:00Z");
    expect(spanOf(1, now)).toEqual({ from: "2025-11-26", to: "2025-11-26" });
    expect(spanOf(7, now)).toEqual({ from: "2025-11-20", to: "2025-11-26" });
  });

  it("says what to mend before asking", () => {
    expect(mendOf({ ...nothing, from: "2025-11-25", to: "2025-11-25" })).toBeNull();
    expect(mendOf({ ...nothing, from: "2025-11-26", to: "2025-11-25" })).toEqual({
      field: "from",
      slug: "not-before-to",
    });
    expect(mendOf({ ...nothing, to: "2025-13-01" })).toEqual({ field: "to", slug: "not-a-date" });
    expect(mendOf(nothing)).toBeNull();
  });
});
