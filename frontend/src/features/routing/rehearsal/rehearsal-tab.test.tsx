import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { act, configure, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keys } from "../../../api/keys";
import "../../../i18n/i18n";
import { setServerClock } from "../../../ui/clock";
import type { RoutingDraft, RoutingVersion } from "../state/types";
import { RehearsalTab } from "./rehearsal-tab";
import type { Rehearsal } from "./use-rehearsals";

const person = { id: 8, name: "Birgitta Ståhl", title: "Samordnare" };
const plan = {
  rules: [],
  fallback: { queue: "hk-forsta" },
  levels: [{ code: "same-day", name: "Samma dag" }],
  hours: { week: {} },
};
const live: RoutingVersion = {
  version: 12,
  unit: "hjarta-karl",
  effective_at: "2026-03-03T08:00:00Z",
  created_at: "2026-03-03T08:00:00Z",
  by: person,
  note: "",
  live: true,
  plan,
};
const draft: RoutingDraft = {
  unit: "hjarta-karl",
  revision: 7,
  based_on: 12,
  begun_by: person,
  changed_by: person,
  changed_at: "2026-11-24T08:00:00Z",
  plan,
  problems: [],
};
const rehearsal = (differs: Partial<Rehearsal>): Rehearsal => ({
  id: 1,
  unit: "hjarta-karl",
  revision: 7,
  against: 12,
  from: "2026-10-26T23:00:00Z",
  to: "2026-11-23T23:00:00Z",
  state: "done",
  done: 12,
  total: 12,
  by: person,
  created_at: "2026-11-24T08:30:00Z",
  ...differs,
});
const flat = (n: number) => Array.from({ length: 24 }, (_, hour) => (hour === 9 ? n : 0));
const sample = {
  number: "100042-7",
  occurred_at: "2026-11-20T08:00:00Z",
  reason: "rebook",
  before: "fallback",
  after: "r7",
};
const result: Rehearsal["result"] = {
  tickets: 12,
  erased: 1,
  moved: 5,
  untaken_before: 7,
  untaken_after: 2,
  queues: [
    {
      queue: { id: 1, name: "Kontaktpunkten" },
      unit: "hjarta-karl",
      line: 1,
      arrivals_before: flat(12),
      arrivals_after: flat(7),
      load_before: flat(24),
      load_after: flat(12),
      peak_before: 9,
      peak_after: 6,
    },
  ],
  moves: [
    {
      from: { id: 1, name: "Kontaktpunkten" },
      to: { id: 2, name: "Sjuksköterskor" },
      tickets: 5,
      examples: [sample],
    },
  ],
  levels: [
    {
      level: "same-day",
      promise: "first",
      given_before: 12,
      given_after: 12,
      broken_before: 1,
      broken_after: 3,
    },
  ],
  rules: [
    { rule: "r7", name: "Omboka till sjuksköterskorna", before: 0, after: 5 },
    { rule: "fallback", name: "", before: 7, after: 2 },
  ],
  untaken: [{ ...sample, number: "100043-5", after: "fallback" }],
};

let server: { all: Rehearsal[]; refuse?: { status: number; slug: string } };
let posted: { path: string; body: unknown }[];

configure({ asyncUtilTimeout: 15_000 });

beforeEach(() => {
  posted = [];
  server = { all: [] };
  vi.useFakeTimers({ shouldAdvanceTime: true });
  setServerClock("2026-11-24T09:00:00Z");
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname } = new URL(request.url);
    const json = (body: unknown, status = 200) =>
      new Response(JSON.stringify(body), {
        status,
        headers: { "content-type": "application/json" },
      });
    if (pathname.includes("/versions")) {
      return json({ items: [live, { ...live, version: 11, live: false }] });
    }
    if (request.method === "POST") {
      posted.push({ path: pathname, body: await request.json().catch(() => null) });
      if (server.refuse) return json(server.refuse, server.refuse.status);
      if (pathname.endsWith("/stop")) {
        server.all[0] = rehearsal({ state: "stopped", done: 4, ended_at: "2026-11-24T09:00:05Z" });
      } else {
        server.all.unshift(rehearsal({ id: 2, state: "queued", done: 0, total: 0 }));
      }
      return json(server.all[0]);
    }
    const id = Number(/rehearsals\/(\d+)$/.exec(pathname)?.[1]);
    if (id) return json(server.all.find((one) => one.id === id));
    return json({ items: server.all.map((one) => ({ ...one, result: undefined })) });
  });
});
afterEach(() => void vi.useRealTimers());

function open(differs: Partial<Parameters<typeof RehearsalTab>[0]> = {}) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(keys.reasons, [{ code: "rebook", name: "Omboka", name_en: "Re-book" }]);
  const router = createRouter({
    routeTree: createRootRoute({
      component: () => (
        <RehearsalTab unit="hjarta-karl" draft={draft} live={live} canRehearse {...differs} />
      ),
    }),
    history: createMemoryHistory(),
  });
  return render(
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </MantineProvider>,
  );
}
const user = () => userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

describe("the rehearsal tab", { timeout: 60_000 }, () => {
  it("runs the draft over the last four weeks, follows it and shows the result", async () => {
    open();
    expect(await screen.findByText("Ingen provkörning än")).toBeVisible();
    await user().click(screen.getByRole("button", { name: "Starta provkörning" }));
    expect(await screen.findByText("Väntar på sin tur.")).toBeVisible();
    expect(posted).toEqual([
      {
        path: "/api/v1/rehearsals",
        body: {
          unit: "hjarta-karl",
          revision: 7,
          from: "2026-10-26T23:00:00.000Z",
          to: "2026-11-23T23:00:00.000Z",
        },
      },
    ]);

    server.all[0] = rehearsal({ id: 2, state: "running", done: 1200, total: 4212 });
    await pass(600);
    expect(screen.getByText("Provkör …")).toBeVisible();
    await pass(2_000);
    expect(screen.getByText(/^1\s200 av 4\s212 ärenden är klara\.$/)).toBeVisible();
    expect(screen.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "28");

    server.all[0] = rehearsal({ id: 2, result });
    await pass(600);
    expect(await screen.findByText(/^Av 12 ärenden byter 5 kö, 2 löften till/)).toBeVisible();
  });

  it("says each difference by sign and word, and leads to tickets beside", async () => {
    server.all = [rehearsal({ result })];
    const { container } = open();
    const queues = within(await screen.findByRole("region", { name: "Köer före och efter" }));
    const row = queues.getByRole("row", { name: /Kontaktpunkten/ });
    expect(row).toHaveTextContent("12→7−5 färre");
    expect(row).toHaveTextContent("1→0,5−0,5 färre");
    const levels = within(screen.getByRole("region", { name: "Servicenivåer före och efter" }));
    expect(levels.getByText("+2 fler").closest("[data-tone]")).toHaveAttribute("data-tone", "late");
    expect(levels.getByRole("rowheader", { name: "Samma dag" })).toBeVisible();
    const moves = within(screen.getByRole("region", { name: "Ärenden som byter kö" }));
    await user().click(moves.getByText("5 ärenden"));
    const link = moves.getByRole("link", { name: /^100042-7/ });
    expect(link).toHaveAttribute("href", "/ticket/100042-7");
    expect(link).toHaveAttribute("target", "_blank");
    expect(moves.getByRole("row", { name: /100042-7/ })).toHaveTextContent(
      "OmbokaAllt annatOmboka till sjuksköterskorna",
    );
    expect(screen.getByText(/1 ärende har gallrats/)).toBeVisible();
    expect(
      within(screen.getByRole("region", { name: "Tas inte av någon regel" })).getByRole("link"),
    ).toHaveAttribute("href", "/ticket/100043-5");

    const { violations } = await axe.run(container, {
      rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map((one) => one.id)).toEqual([]);
  });

  it("can be stopped, and run again as the draft is then", async () => {
    server.all = [rehearsal({ state: "running", done: 4 })];
    open({ draft: { ...draft, revision: 9 } });
    await user().click(await screen.findByRole("button", { name: "Stoppa provkörningen" }));
    expect(await screen.findByText(/^Stoppad efter 4 av 12 ärenden/)).toBeVisible();
    expect(screen.getByText(/^Utkastet har ändrats sedan dess \(nu ändring 9\)/)).toBeVisible();
    await user().click(screen.getByRole("button", { name: "Provkör igen" }));
    expect(posted.at(-1)).toMatchObject({ body: { revision: 9, from: "2026-10-26T23:00:00Z" } });
  });

  it("runs another version over days of one's own", async () => {
    open();
    const hand = user();
    await screen.findByRole("option", { name: "Version 11" });
    expect(screen.queryByRole("option", { name: "Version 12" })).toBeNull();
    await hand.selectOptions(screen.getByRole("combobox", { name: "Provkör" }), "11");
    await hand.selectOptions(screen.getByRole("combobox", { name: "Kontakter från" }), "own");
    const from = screen.getByLabelText("Från och med");
    await hand.clear(from);
    await hand.type(from, "2026-11-25");
    expect(screen.getByRole("alert")).toHaveTextContent("Första dagen ligger efter den sista.");
    expect(screen.getByRole("button", { name: "Starta provkörning" })).toBeDisabled();
    await hand.clear(from);
    await hand.type(from, "2026-11-20");
    await hand.click(screen.getByRole("button", { name: "Starta provkörning" }));
    await screen.findByText("Väntar på sin tur.");
    expect(posted[0]!.body).toEqual({
      unit: "hjarta-karl",
      version: 11,
      from: "2026-11-19T23:00:00.000Z",
      to: "2026-11-23T23:00:00.000Z",
    });
  });

  it("says why it does not start, and why one failed", async () => {
    server = {
      all: [rehearsal({ state: "failed", fault: "broke-off", done: 3 })],
      refuse: { status: 429, slug: "too-many-rehearsals" },
    };
    const { unmount } = open();
    expect(await screen.findByText(/^Provkörningen avbröts flera gånger/)).toBeVisible();
    await user().click(screen.getByRole("button", { name: "Starta provkörning" }));
    expect(await screen.findByText(/provkörningar/i, { selector: "[role=alert]" })).toBeVisible();
    unmount();
    open({ draft: { ...draft, problems: [{ slug: "unknown-queue", path: "fallback.queue" }] } });
    expect(await screen.findByText("Rätta först felet i utkastet.")).toBeVisible();
    expect(screen.getByRole("button", { name: "Starta provkörning" })).toBeDisabled();
  });

  it("only shows what others ran to who may not rehearse", async () => {
    server.all = [rehearsal({ state: "running", done: 4 })];
    open({ canRehearse: false });
    expect(await screen.findByRole("progressbar")).toBeVisible();
    expect(screen.queryByRole("button", { name: /Starta|Stoppa/ })).toBeNull();
  });
});
