import { describe, expect, it } from "vitest";
import { occurredProblem } from "./occurred";

describe("the time on a paper note", () => {
  it("is neither in the future nor more than 31 days old", () => {
    const now = new Date("2026-11-17T10:00:00Z");
    expect(occurredProblem("2026-11-17", "10.59", now)).toBeNull();
    expect(occurredProblem("2026-11-17", "11.30", now)).toBe("occurred-in-future");
    expect(occurredProblem("2026-10-01", "9", now)).toBe("occurred-too-old");
    expect(occurredProblem("2026-11-17", "", now)).toBe("occurred-missing");
    expect(occurredProblem("2026-11-17", "kl", now)).toBe("occurred-unreadable");
  });
});
