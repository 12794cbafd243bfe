import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import type { Schemas } from "../../api/client";
import { keys } from "../../api/keys";
import { useTicket } from "../../api/queries";
import { aTicket } from "../../test/a-ticket";
import { useKeyDispatch } from "../../ui/keys/use-keys";
import { AlarmChoices } from "./alarm-choices";

const can = { ...aTicket().can, escalate: true, alarm_choice: true };
const alarmed = aTicket({ version: 3, line: 1, alarm: ["svimmat"], can });
const by = { id: 1, name: "Anna Ek" };
const at = "2026-11-24T09:00:00Z";

const sent: { path: string; body: Record<string, unknown> }[] = [];
let answers: Schemas["Ticket"][] = [];

beforeEach(() => {
  sent.length = 0;
  vi.stubGlobal("fetch", async (request: Request) => {
    sent.push({
      path: new URL(request.url).pathname.split("/").at(-1)!,
      body: (await request.json()) as Record<string, unknown>,
    });
    return new Response(JSON.stringify(answers.shift()), {
      headers: { "content-type": "application/json" },
    });
  });
});

function Keys() {
  useKeyDispatch();
  return null;
}

function Opened() {
  const { data } = useTicket(alarmed.number);
  return data ? <AlarmChoices ticket={data} /> : null;
}

function show(ticket = alarmed) {
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: Infinity } },
  });
  client.setQueryData(keys.ticket(ticket.number), ticket);
  client.setQueryData(keys.directory, {
    units: [],
    groups: [],
    queues: [],
    people: [],
    escalation_reasons: [{ code: "needs-licence", name: "Kräver legitimation" }],
    levels: [],
    alarm_words: [],
  } as Schemas["Directory"]);
  client.setQueryData(keys.me, by as Schemas["Me"]);
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        <Keys />
        <Opened />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return userEvent.setup();
}

it("one key keeps the choice and sends the ticket to the nurses (KP-7a)", async () => {
  answers = [
    { ...alarmed, version: 4, alarm_choice: { choice: "nurse", by, at } },
    { ...alarmed, version: 5, line: 2, alarm_choice: { choice: "nurse", by, at } },
  ];
  const user = show();
  await user.keyboard("{F8}");
  expect(await screen.findByText(/Valt: till sjuksköterskorna genast, Anna Ek/)).toBeVisible();
  expect(sent).toMatchObject([
    { path: "alarm-choice", body: { choice: "nurse", version: 3 } },
    { path: "escalate", body: { line: 2, urgent: true, version: 4 } },
  ]);
});

it("112 is one key, and is shown with who chose it", async () => {
  answers = [{ ...alarmed, version: 4, alarm_choice: { choice: "112", by, at } }];
  const user = show();
  await user.keyboard("{F7}");
  expect(await screen.findByText(/Valt: ringer 112, Anna Ek/)).toBeVisible();
  expect(sent).toMatchObject([{ path: "alarm-choice", body: { choice: "112", version: 3 } }]);
});

it("with the nurses already, or without words, it offers no way there", () => {
  show({ ...alarmed, line: 2 });
  expect(screen.queryByRole("button", { name: /Till sjuksköterskorna/ })).toBeNull();
  expect(screen.getByRole("button", { name: /Ringer 112/ })).toBeVisible();
});
