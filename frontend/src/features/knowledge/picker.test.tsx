import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { configure, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { setLanguage } from "../../i18n/i18n";
import { aTicket } from "../../test/a-ticket";
import { TemplatePicker } from "./picker";
import type { Text } from "./use-texts";

configure({ asyncUtilTimeout: 15_000 });

const template = (key: string, title: string): Text => ({
  ...{ key, title, version: 1, version_id: 7, kind: "template", language: "sv", public: false },
  ...{ body: "Hej {kund}!", reasons: ["booking"], published_at: "2026-11-24T08:00:00Z" },
  published_by: null,
});
const all = [template("ny-tid", "Ny tid"), template("avbokad", "Avbokad")];
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

let asked: string[] = [];
let fails = false;
beforeEach(() => {
  setLanguage("sv");
  asked = [];
  fails = false;
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname, searchParams } = new URL(request.url);
    asked.push(`${request.method} ${pathname}`);
    if (request.method === "POST")
      return fails
        ? json({ type: "", title: "", status: 404, slug: "text-not-found" }, 404)
        : json({ version_id: 7, text: "Hej Ida! {dag}", missing: ["dag"] });
    const q = (searchParams.get("q") ?? "").toLowerCase();
    return json({ items: all.filter(({ title }) => title.toLowerCase().includes(q)) });
  });
});

async function show() {
  const [onPick, onClose] = [vi.fn(), vi.fn()];
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <TemplatePicker ticket={aTicket()} onPick={onPick} onClose={onClose} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  const field = screen.getByRole("combobox", { name: "Välj mall" });
  await screen.findByRole("option", { name: /Ny tid/ });
  return { user: userEvent.setup(), field, onPick, onClose };
}

describe("the templates that / opens", () => {
  it("have the focus, are walked through with arrows and filled in from the ticket", async () => {
    const { user, field, onPick } = await show();
    expect(field).toHaveFocus();
    await user.keyboard("{ArrowDown}");
    const second = screen.getByRole("option", { name: /Avbokad/ });
    expect(second).toHaveAttribute("aria-selected", "true");
    expect(field).toHaveAttribute("aria-activedescendant", second.id);
    const { violations } = await axe.run(document.body, {
      rules: { region: { enabled: false }, "color-contrast": { enabled: false } },
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
    await user.keyboard("{Enter}");
    await waitFor(() => expect(onPick).toHaveBeenCalledWith("Hej Ida! {dag}", 7));
    expect(asked).toContain("POST /api/v1/tickets/100042-7/texts/avbokad/fill");
  });

  it("are filtered by what is typed, and Enter never takes what was there before", async () => {
    const { user, field, onPick } = await show();
    await user.type(field, "avb{Enter}");
    expect(onPick).not.toHaveBeenCalled();
    await waitFor(() => expect(screen.getAllByRole("option")).toHaveLength(1));
    await waitFor(async () => {
      await user.keyboard("{Enter}");
      expect(onPick).toHaveBeenCalled();
    });
    expect(asked.filter((one) => one.startsWith("POST"))[0]).toMatch(/\/avbokad\/fill$/);
  });

  it("give back what was typed when they are closed", async () => {
    const { user, field, onClose } = await show();
    await user.keyboard(" ");
    expect(onClose).toHaveBeenLastCalledWith("/ ");
    await user.keyboard("{Backspace}");
    expect(onClose).toHaveBeenLastCalledWith("");
    await user.type(field, "km{Escape}");
    expect(onClose).toHaveBeenLastCalledWith("/km");
  });

  it("stay when a text has gone meanwhile", async () => {
    const { user, onPick } = await show();
    fails = true;
    await user.keyboard("{Enter}");
    await waitFor(() => expect(asked.some((one) => one.startsWith("POST"))).toBe(true));
    fails = false;
    await waitFor(async () => {
      await user.keyboard("{Enter}");
      expect(onPick).toHaveBeenCalledTimes(1);
    });
  });
});
