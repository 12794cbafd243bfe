import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, configure, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Schemas } from "../../api/client";
import "../../i18n/i18n";
import { setLanguage } from "../../i18n/i18n";
import { applyEvent } from "../../live/apply";
import { setServerClock } from "../../ui/clock";
import { NoticeBell } from "./notice-bell";

configure({ asyncUtilTimeout: 15_000 });

const anna = { id: 1, name: "Anna Lindqvist", title: "Vårdadministratör" };
const notice = (id: number, differs: Partial<Schemas["Notice"]> = {}): Schemas["Notice"] => ({
  id,
  kind: "revealed",
  ticket: "100042-7",
  actor: anna,
  at: "2026-11-24T10:42:00+01:00",
  read: false,
  ...differs,
});

let pages: Schemas["Notices"][] = [];
let fails = false;
const asked: string[] = [];
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

beforeEach(() => {
  setLanguage("sv");
  setServerClock("2026-11-24T12:00:00+01:00");
  asked.length = 0;
  fails = false;
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname, searchParams } = new URL(request.url);
    asked.push(`${request.method} ${pathname}`);
    if (fails) return json({ type: "about:blank", title: "", status: 500, slug: "internal" }, 500);
    if (request.method === "POST") {
      const id = Number(pathname.split("/").at(-2));
      pages = pages.map(({ items, unread, next_cursor }) => ({
        items: items.map((one) => (one.id === id ? { ...one, read: true } : one)),
        unread: unread - 1,
        next_cursor,
      }));
      return new Response(null, { status: 204 });
    }
    return json(searchParams.get("cursor") ? pages[1] : pages[0]);
  });
});

function show() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const opened = vi.fn();
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        <NoticeBell onTicket={opened} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { client, opened, user: userEvent.setup() };
}

describe("the bell", () => {
  it("says who showed protected details of which ticket and when, opens it and marks it read", async () => {
    pages = [{ items: [notice(2), notice(1, { at: "2026-11-23T09:05:00+01:00" })], unread: 2 }];
    const { opened, user } = show();
    await user.click(await screen.findByRole("button", { name: "Meddelanden, 2 olästa" }));
    const first = await screen.findByRole("button", {
      name: "Oläst: Skyddade uppgifter visades: ärende 100042-7, av Anna Lindqvist, kl. 10.42",
    });
    expect(screen.getByText(/av Anna Lindqvist, i går kl. 09.05$/)).toBeVisible();
    expect(screen.getByRole("dialog", { name: "Meddelanden, 2 olästa" })).toBeVisible();
    const { violations } = await axe.run(document.body, {
      rules: { region: { enabled: false }, "color-contrast": { enabled: false } },
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
    await user.click(first);
    expect(opened).toHaveBeenCalledExactlyOnceWith("100042-7");
    await screen.findByRole("button", { name: "Meddelanden, 1 oläst" });
    expect(asked).toContain("POST /api/v1/notices/2/read");
  });

  it("does not mark what is read already, and speaks English", async () => {
    setLanguage("en");
    pages = [{ items: [notice(1, { read: true, actor: null })], unread: 0 }];
    const { opened, user } = show();
    await user.click(await screen.findByRole("button", { name: "Notices" }));
    await user.click(
      await screen.findByRole("button", {
        name: "Protected details were shown: ticket 100042-7, by unknown, at 10:42",
      }),
    );
    expect(opened).toHaveBeenCalledOnce();
    expect(asked.filter((what) => what.startsWith("POST"))).toEqual([]);
  });

  it("says that what one wrote did not arrive", async () => {
    pages = [{ items: [notice(3, { kind: "delivery-failed", actor: null })], unread: 1 }];
    const { opened, user } = show();
    await user.click(await screen.findByRole("button", { name: "Meddelanden, 1 oläst" }));
    await user.click(
      await screen.findByRole("button", {
        name: "Oläst: Det du skrev till kunden kom inte fram: ärende 100042-7, kl. 10.42",
      }),
    );
    expect(opened).toHaveBeenCalledExactlyOnceWith("100042-7");
  });

  it("says what is late where, what may become so, and what would have gone in a circle", async () => {
    const nurses = { id: 2, name: "Sjuksköterskor" };
    pages = [
      {
        items: [
          notice(6, { kind: "loop", actor: null, queue: nurses, share: 150 }),
          notice(5, { kind: "step", actor: null, queue: nurses, share: 100 }),
          notice(4, { kind: "step", actor: null, queue: nurses, share: 75 }),
        ],
        unread: 3,
      },
    ];
    const { opened, user } = show();
    await user.click(await screen.findByRole("button", { name: "Meddelanden, 3 olästa" }));
    for (const words of [
      "Oläst: Ärende 100042-7 skulle ha flyttats runt mellan köer och ligger kvar i Sjuksköterskor, kl. 10.42",
      "Oläst: 75 % av svarstiden har gått: ärende 100042-7 i Sjuksköterskor, kl. 10.42",
    ])
      expect(screen.getByRole("button", { name: words })).toBeVisible();
    await user.click(
      screen.getByRole("button", {
        name: "Oläst: Försenat: ärende 100042-7 i Sjuksköterskor, kl. 10.42",
      }),
    );
    expect(opened).toHaveBeenCalledExactlyOnceWith("100042-7");
  });

  it("hears from the line that there is one more", async () => {
    pages = [{ items: [], unread: 0 }];
    const { client, user } = show();
    await user.click(screen.getByRole("button", { name: "Meddelanden" }));
    expect(await screen.findByText(/^Inga meddelanden\./)).toBeVisible();
    pages = [{ items: [notice(1)], unread: 1 }];
    act(() =>
      applyEvent(client, {
        type: "event",
        cursor: "2",
        prev: "1",
        topic: "notices",
        kind: "user.noticed",
      }),
    );
    await waitFor(() =>
      expect(screen.getByRole("status")).toHaveTextContent("Meddelanden, 1 oläst"),
    );
  });

  it("shows older ones when asked, and what to do when they cannot be fetched", async () => {
    pages = [
      { items: [notice(9)], unread: 1, next_cursor: "9" },
      { items: [notice(3, { ticket: "100001-2", read: true })], unread: 1 },
    ];
    const { client, user } = show();
    await user.click(await screen.findByRole("button", { name: "Meddelanden, 1 oläst" }));
    await user.click(await screen.findByRole("button", { name: "Visa äldre" }));
    expect(await screen.findByText(/100001-2/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Visa äldre" })).toBeNull();
    fails = true;
    await act(() => client.invalidateQueries());
    expect(await screen.findByRole("alert")).toHaveTextContent("Något gick fel hos oss");
    fails = false;
    await user.click(screen.getByRole("button", { name: "Försök igen" }));
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  });
});
