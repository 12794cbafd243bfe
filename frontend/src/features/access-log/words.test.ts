import { afterEach, describe, expect, it } from "vitest";
import type { Schemas } from "../../api/client";
import { i18n } from "../../i18n/i18n";
import { nothing } from "./query";
import { askedWords, dutyOf, exactStamp, patientWords, timeStamp, whatOf, words } from "./words";

const entry: Schemas["AccessEntry"] = {
  at: "2025-11-25T13:20:07Z",
  activity: "read",
  purpose: "care",
  user_id: 3,
  user_hsa_id: "SE5565594230-1A12",
  user_name: "Karin Holmström",
  user_title: "Sjuksköterska",
  role: "second_line",
  unit: "hjarta-karl",
  resource: "ticket",
  ticket: "100042-7",
  patients: [],
};
afterEach(() => void i18n.changeLanguage("sv"));

describe("an entry in words", () => {
  it("says what, why and who", () => {
    expect(words.activity(entry)).toBe("Läste");
    expect(words.purpose(entry)).toBe("Vård och behandling");
    expect(whatOf(entry)).toBe("Ärende 100042-7");
    expect(whatOf({ ...entry, resource: "ticket-list", ticket: undefined })).toBe("Ärendelista");
    expect(dutyOf(entry)).toBe("Sjuksköterska · Andra linjen");
    expect(dutyOf({ ...entry, role: "supervisor", user_title: "Samordnare" })).toBe("Samordnare");
  });

  it("shows a code that it does not know as it is", () =>
    expect(words.activity({ ...entry, activity: "sign" })).toBe("sign"));

  it.each(["read", "write", "list", "search", "push", "reveal", "print", "statistics", "log"])(
    "has its own word for %s in both languages",
    async (activity) => {
      const sv = words.activity({ ...entry, activity });
      await i18n.changeLanguage("en");
      const en = words.activity({ ...entry, activity });
      expect(sv).not.toBe(activity);
      expect(en).not.toBe(sv);
    },
  );

  it.each([
    ...["ticket", "ticket-timeline", "ticket-list", "message", "attachment", "delivery"],
    ...["deliveries", "mail", "mails", "patient", "patient-tickets", "statistics", "access-log"],
  ])("has its own word for %s in both languages", async (resource) => {
    const sv = words.resource({ ...entry, resource });
    await i18n.changeLanguage("en");
    const en = words.resource({ ...entry, resource });
    expect(sv).not.toBe(resource);
    expect(en).not.toBe(sv);
  });

  it("names a patient without a name by the number, and one without both by the id", () => {
    const number = { id: 7, identity_number: "19511005-9804" };
    expect(patientWords({ ...number, name: "Anita Modig" })).toBe("19511005-9804 Anita Modig");
    expect(patientWords(number)).toBe("19511005-9804");
    expect(patientWords({ id: 7 })).toBe("Patient utan nummer (7)");
  });
});

describe("the time of an entry", () => {
  it("is told to the second in Swedish time", async () => {
    expect(timeStamp(entry.at)).toBe("14.20.07");
    await i18n.changeLanguage("en");
    expect(timeStamp(entry.at)).toBe("14:20:07");
  });

  it("is one instant in the hour that comes twice", () => {
    expect(exactStamp("2026-10-25T00:30:00Z")).toBe("2026-10-25 02.30.00 (UTC+2)");
    expect(exactStamp("2026-10-25T01:30:00Z")).toBe("2026-10-25 02.30.00 (UTC+1)");
  });
});

describe("what was asked, in words", () => {
  it("is one part for each of the fields", () => {
    expect(askedWords(nothing)).toEqual([]);
    expect(
      askedWords({
        identityNumber: "19511005-9804",
        employee: "andra",
        ticket: "100042-7",
        from: "2025-11-24",
        to: "2025-11-25",
      }),
    ).toEqual([
      "Patient 19511005-9804",
      "Anställd andra",
      "Ärende 100042-7",
      "2025-11-24 – 2025-11-25",
    ]);
    expect(askedWords({ ...nothing, from: "2025-11-25", to: "2025-11-25" })).toEqual([
      "2025-11-25",
    ]);
    expect(askedWords({ ...nothing, from: "2025-11-24" })).toEqual(["från och med 2025-11-24"]);
  });
});
