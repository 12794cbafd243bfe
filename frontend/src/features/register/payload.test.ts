import { describe, expect, it } from "vitest";
import { emptyForm, nextNote, sameCall, type RegisterForm } from "./form";
import { lacks, place, toRegister, type Sending } from "./payload";
import { subjectOf } from "./suggest";

const sending: Sending = {
  desk: {
    licensed: false,
    journalSystem: "",
    alarmWords: [],
    reasons: [
      {
        code: "rebooking",
        name: "Omboka",
        name_en: "Re-book",
        medical: false,
        needs_patient: true,
      },
      {
        code: "general-information",
        name: "Allmän information",
        name_en: "General",
        medical: false,
        needs_patient: false,
      },
      {
        code: "nurse-advice",
        name: "Sjuksköterskans råd",
        name_en: "Advice",
        medical: true,
        needs_patient: true,
      },
    ],
    actions: [
      action("advice-given", { medical: true, requires: "licensed", allowed: false }),
      action("informed", {}),
      action("rebooked", {}),
      action("referred-on", { solved: false, needs_note: true }),
    ],
    escalationReasons: [
      { code: "needs-licence", name: "Kräver legitimerad personal" },
      { code: "needs-specialist", name: "Kräver specialist" },
    ],
  },
  reasonName: "Omboka",
  now: new Date("2026-11-17T10:00:00Z"),
  me: "Anna Asp",
};

function action(code: string, over: object) {
  return {
    code,
    name: code,
    name_en: code,
    solved: true,
    medical: false,
    needs_note: false,
    allowed: true,
    ...over,
  };
}

function form(over: Partial<RegisterForm>): RegisterForm {
  return {
    ...emptyForm,
    lookup: "189001129817",
    reason: "rebooking",
    text: "Kan inte komma.",
    ...over,
  };
}

describe("the three ends", () => {
  it("solved now: closes with the usual action of the reason", () => {
    const body = toRegister(form({}), sending);
    expect(body).toMatchObject({
      channel: "phone",
      customer: { kind: "patient" },
      patient: { identity_number: "189001129817" },
      identified_by: "told-number",
      reason: "rebooking",
      subject: "Omboka: kan inte komma",
      end: { close: { action: "rebooked" } },
    });
    expect(lacks(form({}), sending)).toEqual([]);
  });

  it("send on: a question up, with the text as the question when none is written", () => {
    const body = toRegister(form({ end: "send", to: "group:arytmi" }), sending);
    expect(body.end).toEqual({
      escalate: { group: "arytmi", reason: "needs-specialist", question: "Kan inte komma." },
    });
  });

  it("send on, the rules choose: no end at all", () => {
    expect(toRegister(form({ end: "send" }), sending).end).toBeUndefined();
    expect(toRegister(form({ end: "send", to: "keep" }), sending).end).toEqual({ keep: true });
  });

  it("nurse at once: the second line, urgent, even when reason and number are missing", () => {
    const bare = form({ end: "nurse", lookup: "", reason: null, text: "Svimmade nyss" });
    expect(lacks(bare, sending)).toEqual([]);
    expect(toRegister(bare, sending)).toMatchObject({
      reason: "nurse-advice",
      end: {
        escalate: { line: 2, reason: "needs-licence", question: "Svimmade nyss", urgent: true },
      },
    });
  });

  it("a medical reason goes to the second line by itself when the sender is not licensed (P-12)", () => {
    const body = toRegister(form({ reason: "nurse-advice" }), sending);
    expect(body.end?.escalate).toMatchObject({ line: 2 });
  });

  it("a medical action is closed with where, when and by whom (P-10)", () => {
    const nurse: Sending = {
      ...sending,
      desk: {
        ...sending.desk,
        licensed: true,
        actions: [action("advice-given", { medical: true, requires: "licensed" })],
      },
    };
    const given = form({ reason: "nurse-advice", action: "advice-given" });
    expect(lacks(given, nurse)).toEqual([{ stop: "journal-system", slug: "journal-required" }]);
    expect(toRegister({ ...given, journalSystem: "VAS", journalTime: "10.30" }, nurse).end).toEqual(
      {
        close: {
          action: "advice-given",
          journalled: { system: "VAS", at: "2026-11-17T09:30:00.000Z", by: "Anna Asp" },
        },
      },
    );
  });

  it("names exactly one place", () => {
    expect(place("line:3")).toEqual({ line: 3 });
    expect(place("queue:7")).toEqual({ queue: 7 });
    expect(place("group:svikt")).toEqual({ group: "svikt" });
  });
});

describe("who it is", () => {
  it("keeps the daughter apart from her father", () => {
    const body = toRegister(
      form({
        kind: "relative",
        callerName: "Eva Ek",
        relation: "Dotter",
        phone: "070-174 06 05",
        identifiedBy: "called-back",
      }),
      sending,
    );
    expect(body.customer).toEqual({
      kind: "relative",
      name: "Eva Ek",
      relation: "Dotter",
      phone: "070-174 06 05",
    });
    expect(body.patient).toEqual({ identity_number: "189001129817" });
  });

  it("asks how a relative was identified, and only then (P-11)", () => {
    expect(lacks(form({ kind: "relative" }), sending)).toEqual([
      { stop: "identified", slug: "identified-required" },
    ]);
  });

  it("a question about nobody needs neither patient nor identification", () => {
    const question = form({
      lookup: "",
      nobody: true,
      reason: "general-information",
      text: "Öppettider?",
    });
    expect(lacks(question, sending)).toEqual([]);
    expect(toRegister(question, { ...sending, reasonName: "Allmän information" })).toEqual({
      channel: "phone",
      customer: { kind: "other" },
      identified_by: "not-identified",
      reason: "general-information",
      subject: "Allmän information: öppettider",
      text: "Öppettider?",
      end: { close: { action: "informed" } },
    });
  });

  it("two matters in one call: the patient is typed once", () => {
    const second = sameCall(form({ kind: "relative", callerName: "Eva Ek", action: "rebooked" }));
    expect(second).toMatchObject({
      lookup: "189001129817",
      callerName: "Eva Ek",
      reason: null,
      text: "",
      action: null,
    });
  });
});

describe("paper notes", () => {
  it("carry their real time", () => {
    const body = toRegister(form({ paper: true, day: "2026-11-16", time: "915" }), sending);
    expect(body.occurred_at).toBe("2026-11-16T08:15:00.000Z");
  });

  it("keep day and channel for the next one, but not the time", () => {
    const next = nextNote(form({ paper: true, day: "2026-11-16", time: "915", channel: "post" }));
    expect(next).toMatchObject({
      paper: true,
      day: "2026-11-16",
      time: "",
      channel: "post",
      lookup: "",
    });
  });

  it("are refused with a time that has not been", () => {
    expect(lacks(form({ paper: true, day: "2026-11-17", time: "23" }), sending)).toEqual([
      { stop: "when", slug: "occurred-in-future" },
    ]);
  });
});

describe("the subject", () => {
  it("is cut between words", () => {
    const subject = subjectOf(form({ text: "ord ".repeat(60) }), "Omboka");
    expect(subject.length).toBeLessThanOrEqual(64);
    expect(subject).toMatch(/ord…$/);
  });

  it("stays as the person wrote it", () => {
    expect(subjectOf(form({ subject: "Eget" }), "Omboka")).toBe("Eget");
  });
});
