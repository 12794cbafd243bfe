import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, expect, it, vi } from "vitest";
import type { Schemas } from "../../../api/client";
import { setLanguage } from "../../../i18n/i18n";
import { currentToasts } from "../../../ui/notify";
import { tabOf, tabsFor } from "../tabs";
import { QueuesTab } from "./queues-tab";

type Queue = Schemas["QueueInfo"];

const queue = (id: number, name: string, differs: Partial<Queue> = {}): Queue => ({
  ...{ id, code: `q${id}`, name, line: 2, unit: "hjarta-karl", mine: false, visible: true },
  ...differs,
});

let queues: Queue[];
let refusal: { status: number; slug: string; uses?: Schemas["QueueUse"][] } | null;
let asked: { path: string; body: unknown }[];

beforeEach(() => {
  setLanguage("sv");
  asked = [];
  refusal = null;
  queues = [
    queue(2, "Sjuksköterskor"),
    queue(9, "Kärl", { line: 3, group: "karl", closed: true }),
    queue(1, "Kontaktpunkten", { line: 1 }),
    queue(13, "Vårdgarantiservice", { unit: "vardgaranti" }),
  ];
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname } = new URL(request.url);
    const json = (body: unknown, status = 200) =>
      new Response(JSON.stringify(body), {
        status,
        headers: { "content-type": "application/json" },
      });
    if (request.method === "PATCH") {
      const body = (await request.json()) as Schemas["CloseQueue"];
      asked.push({ path: pathname, body });
      if (refusal) return json(refusal, refusal.status);
      const id = Number(pathname.split("/").at(-1));
      queues = queues.map((one) => (one.id === id ? { ...one, closed: body.closed } : one));
      return json(queues.find((one) => one.id === id));
    }
    if (pathname.endsWith("/directory")) {
      return json({
        ...{ alarm_words: [], escalation_reasons: [], levels: [], people: [], queues },
        groups: [{ code: "karl", name: "Kärl" }],
        units: [
          { code: "hjarta-karl", name: "Hjärta och kärl" },
          { code: "vardgaranti", name: "Vårdgarantiservice" },
        ],
      });
    }
    if (pathname.endsWith("/routing/units")) return json({ items: [{ unit: "hjarta-karl" }] });
    return json({ items: [] });
  });
});

function open() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const root = createRootRoute();
  const at = (path: string) =>
    createRoute({ getParentRoute: () => root, path, component: () => <h1>{path}</h1> });
  const tab = createRoute({
    getParentRoute: () => root,
    path: "/",
    component: () => <QueuesTab unit="hjarta-karl" />,
  });
  const router = createRouter({
    routeTree: root.addChildren([tab, at("/routing/$unit"), at("/queue/$id")]),
    history: createMemoryHistory(),
  });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return userEvent.setup();
}
const row = async (name: string) =>
  (await screen.findByText(name, { selector: "b" })).closest("li")!;

it("shows the unit's queues by line, with group, open or closed", async () => {
  open();
  await row("Kontaktpunkten");
  const rows = screen.getAllByRole("listitem");
  expect(rows.map((one) => one.querySelector("b")!.textContent)).toEqual([
    "Kontaktpunkten",
    "Sjuksköterskor",
    "Kärl",
  ]);
  expect(within(rows[1]!).getByText("Öppen")).toBeVisible();
  expect(within(rows[1]!).getByRole("img", { name: "Andra linjen" })).toBeVisible();
  expect(within(rows[2]!).getByText("Stängd")).toBeVisible();
  expect(within(rows[2]!).getByText("Kompetensgrupp: Kärl")).toBeVisible();
});

it("asks before it closes one, and opens it again at once", async () => {
  const user = open();
  await user.click(
    within(await row("Sjuksköterskor")).getByRole("button", { name: "Stäng kön: Sjuksköterskor" }),
  );
  const dialog = await screen.findByRole("dialog", { name: "Stäng kön Sjuksköterskor?" });
  expect(asked).toEqual([]);
  await user.click(within(dialog).getByRole("button", { name: "Stäng kön" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(within(await row("Sjuksköterskor")).getByText("Stängd")).toBeVisible();
  expect(currentToasts().at(-1)!.words).toMatch(/^Sjuksköterskor är stängd/);
  await user.click(screen.getByRole("button", { name: "Öppna igen: Sjuksköterskor" }));
  expect(await within(await row("Sjuksköterskor")).findByText("Öppen")).toBeVisible();
  expect(asked).toEqual([
    { path: "/api/v1/queues/2", body: { closed: true } },
    { path: "/api/v1/queues/2", body: { closed: false } },
  ]);
});

const uses: Schemas["QueueUse"][] = [
  { slug: "live-plan", unit: "hjarta-karl", path: "alarm_queue", version: 3 },
  {
    ...{ slug: "live-plan", unit: "hjarta-karl", version: 3, path: "decides.queue" },
    ...{ rule: "r1", name: "Råd i telefon" },
  },
  {
    ...{ slug: "live-plan", unit: "hjarta-karl", version: 3, path: "decides.line" },
    ...{ rule: "r1", name: "Råd i telefon" },
  },
  {
    ...{ slug: "live-plan", unit: "hjarta-karl", version: 3, path: "steps[0].queues[0]" },
    name: "Sent svar",
  },
  { slug: "live-plan", unit: "vardgaranti", path: "fallback.queue", version: 4 },
  {
    ...{ slug: "coming-plan", unit: "hjarta-karl", version: 5, path: "decides.queue" },
    ...{ rule: "r2", name: "Ny regel" },
  },
  { slug: "drafted-plan", unit: "hjarta-karl", path: "steps[1].queue", name: "Flytt" },
  { slug: "open-tickets", unit: "hjarta-karl", count: 13 },
  { slug: "owned-tickets", unit: "hjarta-karl", count: 1 },
  { slug: "open-questions", unit: "hjarta-karl", count: 2 },
  { slug: "only-first-line", unit: "hjarta-karl" },
];

async function refused(name = "Sjuksköterskor") {
  refusal = { status: 409, slug: "queue-in-use", uses };
  const user = open();
  await user.click(
    within(await row(name)).getByRole("button", { name: /^(Stäng kön|Close the queue): / }),
  );
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("button", { name: /^(Stäng kön|Close the queue)$/ }));
  await within(dialog).findAllByRole("listitem");
  return { user, dialog };
}
const told = (dialog: HTMLElement) =>
  within(dialog)
    .getAllByRole("heading", { level: 3 })
    .map((heading) => [
      heading.textContent,
      ...within(heading.parentElement!)
        .getAllByRole("listitem")
        .map((one) => one.textContent),
    ]);

it("tells plan by plan what still needs a queue, each once and with a way there", async () => {
  const { user, dialog } = await refused();
  expect(dialog).toHaveAccessibleName("Sjuksköterskor behövs fortfarande");
  expect(within(dialog).getByRole("alert")).toHaveTextContent("Kön är inte stängd.");
  expect(told(dialog)).toEqual([
    [
      "Hjärta och kärl, det som gäller nu (version 3)",
      "”Larmord i texten” flyttar ärenden hit",
      "Regeln ”Råd i telefon”",
      "Steget ”Sent svar” gäller ärenden i kön",
    ],
    [
      "Vårdgarantiservice, det som gäller nu (version 4)",
      "”Allt annat”: det som ingen regel tar hamnar här",
    ],
    ["Hjärta och kärl, version 5 som börjar gälla senare", "Regeln ”Ny regel”"],
    ["Hjärta och kärl, utkastet", "Steget ”Flytt” flyttar ärenden hit"],
    [
      "Ärenden och linje",
      "13 öppna ärenden ligger i kön",
      "Kön är ärendeägare för 1 öppet ärende",
      "2 frågor till eller från kön väntar på svar",
      "Enheten har ingen annan öppen kö i första linjen",
    ],
  ]);
  // Vårdgarantiservice's routing is not this person's to read, so nothing leads there.
  await waitFor(() => expect(within(dialog).getAllByRole("link")).toHaveLength(6));
  expect(
    within(dialog)
      .getAllByRole("link")
      .map((link) => link.getAttribute("href")),
  ).toEqual([
    "/routing/hjarta-karl?rule=alarm-words",
    "/routing/hjarta-karl?rule=r1",
    "/routing/hjarta-karl?tab=steps",
    "/routing/hjarta-karl?tab=history&version=5",
    "/routing/hjarta-karl?tab=steps",
    "/queue/2",
  ]);
  expect((await axe.run(dialog)).violations).toEqual([]);

  refusal = null;
  await user.click(within(dialog).getByRole("button", { name: "Försök igen" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(within(await row("Sjuksköterskor")).getByText("Stängd")).toBeVisible();
});

it("tells it in English, without a way to a list that the person may not see", async () => {
  setLanguage("en");
  queues = [queue(2, "Nurses", { visible: false })];
  const { dialog } = await refused("Nurses");
  expect(told(dialog).flat()).toContain("13 open tickets lie in the queue");
  expect(told(dialog).flat()).toContain("The rule “Råd i telefon”");
  expect(within(dialog).queryByRole("link", { name: /13 open tickets/ })).toBeNull();
});

it("says why nothing was changed when the server is away, and asks again", async () => {
  refusal = { status: 503, slug: "busy" };
  const user = open();
  await user.click(within(await row("Kärl")).getByRole("button", { name: "Öppna igen: Kärl" }));
  await waitFor(() => expect(currentToasts().at(-1)!.tone).toBe("error"));
  await user.click(screen.getByRole("button", { name: "Stäng kön: Sjuksköterskor" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("button", { name: "Stäng kön" }));
  expect(await within(dialog).findByRole("alert")).toBeVisible();
  expect(within(await row("Sjuksköterskor")).getByText("Öppen")).toBeVisible();
});

it("is a tab only for who may close queues", () => {
  expect(tabsFor({ can: ["routing:read", "routing:queues"] }).at(-1)).toBe("queues");
  const shown = tabsFor({ can: ["routing:read"] });
  expect(shown).not.toContain("queues");
  expect(tabOf("queues", shown)).toBe("rules");
});
