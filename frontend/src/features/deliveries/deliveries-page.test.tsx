import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { act, configure, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { i18n, setLanguage } from "../../i18n/i18n";
import { applyEvent } from "../../live/apply";
import { setServerClock } from "../../ui/clock";
import { DeliveriesPage } from "./deliveries-page";
import type { Delivery } from "./use-deliveries";

configure({ asyncUtilTimeout: 15_000 });

const failed = (id: number, differs: Partial<Delivery> = {}): Delivery => ({
  id,
  ticket: "100042-7",
  unit: "hjarta-karl",
  channel: "email",
  to: "asa@example.org",
  writer: { id: 1, name: "Anna Lindqvist", title: "Vårdadministratör" },
  state: "failed",
  since: "2026-11-24T10:42:00+01:00",
  created_at: "2026-11-24T10:41:00+01:00",
  attempts: 2,
  fault: "address-refused",
  can: { again: true, withdraw: true, arrived: false },
  ...differs,
});

let lists: Record<string, Delivery[]> = {};
let refuses = "";
const asked: string[] = [];
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

beforeEach(() => {
  setLanguage("sv");
  setServerClock("2026-11-24T12:00:00+01:00");
  asked.length = 0;
  refuses = "";
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname, searchParams } = new URL(request.url);
    asked.push(`${request.method} ${pathname}`);
    if (request.method === "GET")
      return json({ items: lists[searchParams.get("state") ?? ""] ?? [] });
    if (refuses) return json({ type: "about:blank", title: "", status: 409, slug: refuses }, 409);
    const [one] = lists["failed"]!;
    lists = { ...lists, failed: [] };
    return json({ ...one, state: "queued" });
  });
});

async function show() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const root = createRootRoute({ component: DeliveriesPage });
  const router = createRouter({ routeTree: root, history: createMemoryHistory() });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  await screen.findByRole("heading", { level: 1 });
  return { client, user: userEvent.setup() };
}

describe("what has not arrived", () => {
  it("says of which ticket, to whom, by whom and why, and tries again", async () => {
    lists = { failed: [failed(7)] };
    const { user } = await show();
    const row = await screen.findByRole("row", { name: /100042-7/ });
    for (const words of [
      "asa@example.org",
      "Skrivet av Anna Lindqvist",
      /^Adressen finns inte/,
      /2 försök/,
    ])
      expect(within(row).getByText(words)).toBeVisible();
    expect(within(row).getByRole("link", { name: "100042-7" })).toHaveAttribute(
      "href",
      "/ticket/100042-7",
    );
    expect(within(row).queryByRole("button", { name: /Det kom fram/ })).toBeNull();
    const { violations } = await axe.run(document.body, {
      rules: { region: { enabled: false }, "color-contrast": { enabled: false } },
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
    await user.click(within(row).getByRole("button", { name: "Försök igen, ärende 100042-7" }));
    expect(await screen.findByText("Allt har kommit fram")).toBeVisible();
    expect(asked).toContain("POST /api/v1/deliveries/7/again");
  });

  it("hides a protected patient's address and says what came back", async () => {
    lists = {
      failed: [failed(7, { to: undefined, bounced: true, automatic: true, writer: undefined })],
    };
    await show();
    const row = await screen.findByRole("row", { name: /100042-7/ });
    for (const words of [
      "Adressen visas inte",
      /^Kom i retur\. Adressen/,
      "Automatiskt meddelande",
    ])
      expect(within(row).getByText(words)).toBeVisible();
  });

  it("offers of an uncertain one to say that it arrived", async () => {
    const can = { again: true, withdraw: false, arrived: true };
    lists = { failed: [], uncertain: [failed(8, { state: "uncertain", fault: "broke-off", can })] };
    const { user } = await show();
    await user.click(screen.getByRole("radio", { name: "Osäkert" }));
    expect(await screen.findByText(/^Förbindelsen bröts/)).toBeVisible();
    expect(screen.getByRole("button", { name: /^Det kom fram/ })).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Dra tillbaka/ })).toBeNull();
  });

  it("fetches again when the line says so, and when somebody else was first", async () => {
    lists = { failed: [failed(7)] };
    const { client, user } = await show();
    await screen.findByRole("row", { name: /100042-7/ });
    refuses = "delivery-settled";
    const before = asked.length;
    await user.click(screen.getByRole("button", { name: /^Dra tillbaka/ }));
    await waitFor(() => expect(asked.length).toBeGreaterThan(before + 1));
    lists = { failed: [] };
    act(() =>
      applyEvent(client, {
        type: "event",
        cursor: "2",
        prev: "1",
        topic: "deliveries",
        kind: "ticket.delivery-failed",
      }),
    );
    expect(await screen.findByText("Allt har kommit fram")).toBeVisible();
  });
});

describe("the words for what a channel can fail with", () => {
  it("are all there", () => {
    const app = join(import.meta.dirname, "../../../../app");
    const go = readdirSync(app, { recursive: true, withFileTypes: true })
      .filter(({ name }) => name.endsWith(".go") && !name.endsWith("_test.go"))
      .map(({ parentPath, name }) => readFileSync(join(parentPath, name), "utf8"));
    const slugs = go.flatMap((text) =>
      [
        ...text.matchAll(/delivery\.Fault\{Slug: "([a-z-]+)"/g),
        ...text.matchAll(/f\.Slug(?:, f\.Permanent)? = "([a-z-]+)"/g),
      ].map(([, slug]) => slug!),
    );
    expect(slugs.length).toBeGreaterThan(10);
    for (const language of ["sv", "en"] as const) {
      setLanguage(language);
      expect(slugs.filter((slug) => !i18n.exists(`answer:fault.${slug}`))).toEqual([]);
    }
  });
});
