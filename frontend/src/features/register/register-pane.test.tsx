import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { configure, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Schemas } from "../../api/client";
import { keys } from "../../api/keys";
import { aTicket } from "../../test/a-ticket";
import { useKeyDispatch } from "../../ui/keys/use-keys";
import { RegisterPane } from "./register-pane";

const me = {
  id: 1,
  username: "forsta",
  name: "Anna Asp",
  title: "Vårdadministratör",
  profession: "administrator",
  licensed: false,
  roles: [],
  home: "first-line",
  can: [],
  queues: [1],
  language: "sv",
  settings: {},
  demo: true,
  now: "2026-11-17T10:00:00Z",
} as Schemas["Me"];
const reason = (code: string, name: string, needs_patient: boolean): Schemas["Reason"] => ({
  code,
  name,
  name_en: name,
  medical: false,
  needs_patient,
});
const action = (code: string, name: string): Schemas["ActionInfo"] => ({
  code,
  name,
  name_en: name,
  solved: true,
  medical: false,
  needs_note: false,
  allowed: true,
});
const earlier = aTicket({ number: "100042-7", reason: "rebooking", subject: "Ny tid" });

const sent: Record<string, unknown>[] = [];
const intents: (string | null)[] = [];
let answers: (() => Response)[] = [];
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

configure({ asyncUtilTimeout: 15_000 });

// What Mantine's growing text field asks of a browser and jsdom does not have.
Object.defineProperty(document, "fonts", {
  configurable: true,
  value: { addEventListener: () => {}, removeEventListener: () => {} },
});

beforeEach(() => {
  sent.length = 0;
  intents.length = 0;
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname } = new URL(request.url);
    if (pathname.includes("/drafts/")) return new Response(null, { status: 404 });
    if (pathname.endsWith("/patients/search")) {
      return json({
        items: [
          { id: 11, identity_number: "18900112-9817", name: "Elsa Lindqvist", earlier: [earlier] },
        ],
        callers: [],
      });
    }
    if (request.method !== "POST") return new Response(null, { status: 404 });
    intents.push(request.headers.get("Idempotency-Key"));
    sent.push((await request.json()) as Record<string, unknown>);
    return answers.shift()!();
  });
});

function Keys() {
  useKeyDispatch();
  return null;
}

function show() {
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: Infinity } },
  });
  client.setQueryData(keys.me, me);
  client.setQueryData(keys.reasons, [
    reason("rebooking", "Omboka tid", true),
    reason("general-information", "Allmän information", false),
  ]);
  client.setQueryData(keys.actions, [
    action("informed", "Informerad"),
    action("rebooked", "Tid ombokad"),
  ]);
  client.setQueryData(keys.directory, {
    units: [],
    groups: [],
    queues: [],
    people: [],
    escalation_reasons: [{ code: "medical-question", name: "Medicinsk fråga" }],
    levels: [],
    alarm_words: [
      { word: "svimmat", pattern: "svimma*" },
      { word: "ont i bröstet", pattern: "ont ~ bröst*" },
    ],
  } as Schemas["Directory"]);
  const onDone = vi.fn();
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        <Keys />
        <RegisterPane onDone={onDone} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { onDone, user: userEvent.setup({ delay: null }) };
}

describe("registering by the keyboard alone", { timeout: 60_000 }, () => {
  it("a question about nobody: Enter, the text, Ctrl+Enter", async () => {
    answers = [
      () =>
        json(aTicket({ number: "100070-8", status: "closed", action: { code: "informed" } }), 201),
    ];
    const { user, onDone } = show();
    await user.keyboard("{Enter}Öppettider?{Control>}{Enter}{/Control}");

    expect(await screen.findByText("100070-8")).toBeInTheDocument();
    expect(sent[0]).toMatchObject({
      customer: { kind: "other" },
      reason: "general-information",
      text: "Öppettider?",
      end: { close: { action: "informed" } },
    });
    await user.keyboard("o");
    expect(onDone).toHaveBeenCalledWith("100070-8");
  });

  it("a known patient: the number, Enter, Enter, the reason, the text, Ctrl+Enter", async () => {
    answers = [() => json(aTicket({ number: "100071-5" }), 201)];
    const { user } = show();
    await user.keyboard("900112 9817");
    expect(await screen.findByText("Elsa Lindqvist")).toBeInTheDocument();
    await user.keyboard("{Enter}{Enter}omb{Enter}Kan inte på torsdag");
    expect(screen.getByText("Samma fråga finns redan")).toBeInTheDocument();
    await user.keyboard("{Control>}{Enter}{/Control}");

    expect(await screen.findByText("100071-5")).toBeInTheDocument();
    expect(sent[0]).toMatchObject({
      customer: { kind: "patient" },
      patient: { identity_number: "9001129817" },
      identified_by: "told-number",
      reason: "rebooking",
      text: "Kan inte på torsdag",
      end: { close: { action: "rebooked" } },
    });
  });

  it("a list that is merely opened chooses nothing new, and Ctrl+Enter is the form's there too", async () => {
    answers = [() => json(aTicket({ number: "100073-0", status: "closed" }), 201)];
    const { user } = show();
    await user.keyboard("900112 9817");
    expect(await screen.findByText("Elsa Lindqvist")).toBeInTheDocument();
    await user.keyboard("{Enter}{Enter}{Enter}");
    expect(screen.getByRole("combobox", { name: "Kontaktorsak" })).toHaveValue("");
    await user.keyboard("omb{Enter}Ringde{F2}");
    expect(screen.getByRole("combobox", { name: "Åtgärd" })).toHaveFocus();
    await user.keyboard("{Enter}");
    expect(screen.getByRole("combobox", { name: "Åtgärd" })).toHaveValue("Tid ombokad");
    await user.click(screen.getByRole("combobox", { name: "Åtgärd" }));
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByText("100073-0")).toBeInTheDocument();
    expect(sent[0]).toMatchObject({ reason: "rebooking", end: { close: { action: "rebooked" } } });
  });

  it("words that suggest an emergency: the red card, and one key to the nurses", async () => {
    answers = [() => json(aTicket({ number: "100072-2", line: 2, priority: 1 }), 201)];
    const { user } = show();
    await user.keyboard("{Enter}Svimmade nyss");
    expect(screen.getByText(/Ord som kan betyda nödläge: svimmat/)).toBeInTheDocument();
    await user.keyboard("{F8}");
    expect(await screen.findByText("100072-2")).toBeInTheDocument();
    expect(sent[0]).toMatchObject({
      alarm_choice: "nurse",
      end: { escalate: { line: 2, urgent: true, question: "Svimmade nyss" } },
    });
  });

  it("the red card: one key refers to 112, and the choice is sent (KP-7a)", async () => {
    answers = [() => json(aTicket({ number: "100072-2", status: "closed" }), 201)];
    const { user } = show();
    await user.keyboard("{Enter}Svimmade nyss{F7}");
    expect(await screen.findByText("100072-2")).toBeInTheDocument();
    expect(sent[0]).toMatchObject({
      alarm_choice: "112",
      end: { close: { action: "referred-on", note: "112" } },
    });
  });

  it("that it is no emergency is kept, until other words are written", async () => {
    answers = [() => json(aTicket({ number: "100072-2" }), 201)];
    const { user } = show();
    await user.keyboard("{Enter}Svimmade i våras");
    await user.click(screen.getByRole("button", { name: "Inte nödläge" }));
    expect(screen.getByText(/Inte nödläge, säger den som/)).toBeInTheDocument();
    await user.type(screen.getByRole("textbox", { name: "Frågan" }), ", ont i bröstet nu");
    expect(screen.getByText(/Ord som kan betyda nödläge/)).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Inte nödläge" }));
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByText("100072-2")).toBeInTheDocument();
    expect(sent[0]).toMatchObject({ alarm_choice: "no-emergency" });
  });

  it("keeps everything when the server refuses, and the same key when the same form is sent again", async () => {
    const lost = () => {
      throw new TypeError("network");
    };
    const refused = () =>
      json(
        {
          status: 422,
          slug: "invalid-fields",
          title: "",
          type: "",
          fields: [{ field: "text", slug: "too-long" }],
        },
        422,
      );
    answers = [lost, refused];
    const { user } = show();
    await user.keyboard("{Enter}Öppettider?{Control>}{Enter}{/Control}");
    expect(await screen.findByText("Ärendet är inte registrerat än")).toBeInTheDocument();
    expect(screen.getByRole("textbox", { name: "Frågan" })).toHaveValue("Öppettider?");

    await user.click(screen.getByRole("button", { name: "Försök igen" }));
    expect(await screen.findByText(/Rätta det som är markerat/)).toBeInTheDocument();
    expect(screen.getByRole("textbox", { name: "Frågan" })).toHaveValue("Öppettider?");
    expect(screen.getByRole("textbox", { name: "Frågan" })).toBeInvalid();
    expect(sent[1]).toEqual(sent[0]);
    expect(intents[1]).toBe(intents[0]);
  });
});
