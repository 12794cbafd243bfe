import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { act, configure, render, screen, within } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Schemas } from "../../api/client";
import { keys } from "../../api/keys";
import "../../i18n/i18n";
import { SupervisorHome } from "./supervisor-home";

const counts = { in: 5, solved: 3, open: 9, late: 2, oldest_at: "2025-11-20T08:00:00Z" };
const today = (): Schemas["Today"] => ({
  at: new Date().toISOString(),
  hours: [{ hour: 9, in: 5, solved: 3 }],
  lines: [{ line: 1, ...counts }],
  queues: [{ line: 1, queue: { id: 1, name: "Kontaktpunkten" }, unit: "hjarta-karl", ...counts }],
});
const resolution = (from: string, to: string): Schemas["Resolution"] => ({
  from,
  to,
  closed: 4,
  first_line: 1,
  lines_one_and_two: 3,
  apart: 2,
  rate_first_line: 0.25,
  rate_lines_one_and_two: 0.75,
  series: [],
});
const queue = (differs: Partial<Schemas["Queue"]> = {}): Schemas["Queue"] => ({
  id: 1,
  name: "Kontaktpunkten",
  line: 1,
  unit: "hjarta-karl",
  open: 9,
  late: 2,
  oldest_at: counts.oldest_at,
  ...differs,
});

const asked: string[] = [];
let failing = false;

configure({ asyncUtilTimeout: 15_000 });

beforeEach(() => {
  asked.length = 0;
  failing = false;
  vi.useFakeTimers({ shouldAdvanceTime: true });
  vi.stubGlobal("fetch", async ({ url }: Request) => {
    const { pathname, searchParams } = new URL(url);
    asked.push(pathname);
    const [from, to] = [searchParams.get("from") ?? "", searchParams.get("to") ?? ""];
    const body = pathname.endsWith("/today") ? today() : resolution(from, to);
    return failing
      ? new Response("{}", { status: 500 })
      : new Response(JSON.stringify(body), { headers: { "content-type": "application/json" } });
  });
});
afterEach(() => void vi.useRealTimers());

function open() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(keys.queues, [queue()]);
  client.setQueryData(keys.directory, { units: [] });
  const router = createRouter({
    routeTree: createRootRoute({ component: SupervisorHome }),
    history: createMemoryHistory(),
  });
  const { container } = render(
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { client, container };
}

const askedToday = () => asked.filter((path) => path.endsWith("/today")).length;

describe("the supervisor's home page", { timeout: 60_000 }, () => {
  it("shows the day with a way to the tickets behind each figure", async () => {
    const { container } = open();
    const row = (await screen.findByRole("rowheader", { name: "Kontaktpunkten" })).closest("tr")!;
    const late = within(row).getByRole("link", { name: "2 försenade ärenden, Kontaktpunkten" });
    expect(late).toHaveAttribute("href", "/view/all?queue=1&late=true");
    const open1 = within(row).getByRole("link", { name: "9 öppna ärenden, Kontaktpunkten" });
    expect(open1).toHaveAttribute("href", "/queue/1");
    expect((await screen.findAllByText("75 %")).length).toBeGreaterThan(0);
    expect(screen.getAllByText("5 procentenheter under målet").length).toBeGreaterThan(0);

    const { violations } = await axe.run(container, {
      rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map((one) => one.id)).toEqual([]);
  });

  it("follows the live counts at once, and asks for the rest at most every five seconds", async () => {
    const { client } = open();
    await screen.findByRole("rowheader", { name: "Kontaktpunkten" });
    expect(askedToday()).toBe(1);
    for (let open = 10; open < 20; open++) {
      act(() => void client.setQueryData(keys.queues, [queue({ open, late: 0 })]));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(screen.getAllByRole("link", { name: /^19 öppna ärenden/ }).length).toBeGreaterThan(1);
    expect(screen.getByText("Inget är försenat")).toBeVisible();
    expect(askedToday()).toBe(2);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(askedToday()).toBe(3);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(askedToday()).toBe(3);
  });

  it("says what happened when nothing could be fetched, and tries again by hand", async () => {
    failing = true;
    open();
    const again = await screen.findByRole("button", { name: "Försök igen" });
    failing = false;
    act(() => again.click());
    expect(await screen.findByRole("rowheader", { name: "Kontaktpunkten" })).toBeVisible();
  });
});
