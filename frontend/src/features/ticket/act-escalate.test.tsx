import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { configure, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Schemas } from "../../api/client";
import { keys } from "../../api/keys";
import { useTicket } from "../../api/queries";
import { aTicket } from "../../test/a-ticket";
import { ActEscalate } from "./act-escalate";

const can = { ...aTicket().can, escalate: true };
const seen = aTicket({ version: 3, can });
const taken = aTicket({ version: 4, can, status: "active", handler: { id: 2, name: "Bo Ek" } });
const directory = {
  units: [],
  groups: [{ code: "arytmi", name: "Arytmi" }],
  queues: [],
  people: [],
  escalation_reasons: [{ code: "specialist", name: "Kräver specialist" }],
  levels: [],
  alarm_words: [],
} as Schemas["Directory"];

const sent: Record<string, unknown>[] = [];
let answers: (() => Response)[] = [];

configure({ asyncUtilTimeout: 15_000 });

// What Mantine's growing text field asks of a browser and jsdom does not have.
Object.defineProperty(document, "fonts", {
  configurable: true,
  value: { addEventListener: () => {}, removeEventListener: () => {} },
});

beforeEach(() => {
  sent.length = 0;
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname } = new URL(request.url);
    if (pathname.includes("/drafts/")) return new Response(null, { status: 404 });
    sent.push((await request.json()) as Record<string, unknown>);
    return answers.shift()!();
  });
});

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

function Opened({ onDone }: { onDone: (ticket: Schemas["Ticket"]) => void }) {
  const { data } = useTicket(seen.number);
  return data ? (
    <ActEscalate ticket={data} onDone={onDone} onCancel={() => {}} onToNote={() => {}} />
  ) : null;
}

function show() {
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: Infinity } },
  });
  client.setQueryData(keys.ticket(seen.number), seen);
  client.setQueryData(keys.directory, directory);
  client.setQueryData(keys.me, { id: 1, name: "Anna Ek" } as Schemas["Me"]);
  client.setQueryData(keys.timeline(seen.number), { pages: [{ items: [] }], pageParams: [""] });
  const onDone = vi.fn();
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        <Opened onDone={onDone} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { onDone };
}

async function write(user: ReturnType<typeof userEvent.setup>) {
  await user.type(screen.getByRole("combobox", { name: "Vart?" }), "aryt{Enter}");
  await user.type(
    screen.getByRole("textbox", { name: "Vad vill vi veta?" }),
    "Ska medicinen sättas ut?",
  );
}

describe("two people act at once", { timeout: 60_000 }, () => {
  it("tells who was first, keeps what is typed, and sends it on the new version", async () => {
    const user = userEvent.setup({ delay: null });
    answers = [
      () => json({ status: 409, slug: "stale-version", title: "", type: "", ticket: taken }, 409),
      () => json(aTicket({ version: 5, queue: { id: 8, name: "Arytmi" } })),
    ];
    const { onDone } = show();
    await write(user);
    await user.keyboard("{Control>}{Enter}{/Control}");

    expect(await screen.findByText(/Någon annan hann före/)).toBeInTheDocument();
    expect(screen.getByText(/Bo Ek hanterar ärendet nu/)).toBeInTheDocument();
    expect(screen.getByRole("textbox", { name: "Vad vill vi veta?" })).toHaveValue(
      "Ska medicinen sättas ut?",
    );
    expect(sent[0]).toMatchObject({ group: "arytmi", reason: "specialist", version: 3 });
    expect(onDone).not.toHaveBeenCalled();

    vi.spyOn(Date, "now").mockReturnValue(Date.now() + 5_000);
    await user.click(screen.getByRole("button", { name: /Eskalera ändå/ }));
    await vi.waitFor(() => expect(onDone).toHaveBeenCalled(), { timeout: 15_000 });
    expect(sent[1]).toMatchObject({ question: "Ska medicinen sättas ut?", version: 4 });
  });

  it("keeps what is typed when the line is lost", async () => {
    const user = userEvent.setup({ delay: null });
    answers = [
      () => {
        throw new TypeError("network");
      },
    ];
    show();
    await write(user);
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByText(/Det gick inte/)).toBeInTheDocument();
    expect(screen.getByRole("textbox", { name: "Vad vill vi veta?" })).toHaveValue(
      "Ska medicinen sättas ut?",
    );
  });
});
