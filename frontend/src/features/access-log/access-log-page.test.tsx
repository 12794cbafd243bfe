import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { configure, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Schemas } from "../../api/client";
import { keys } from "../../api/keys";
import "../../i18n/i18n";
import { AccessLogPage } from "./access-log-page";

const entry = (differs: Partial<Schemas["AccessEntry"]>): Schemas["AccessEntry"] => ({
  at: "2025-11-25T13:20:07Z",
  activity: "read",
  purpose: "care",
  user_id: 3,
  user_hsa_id: "SE5565594230-1A12",
  user_name: "Karin Holmström",
  user_title: "Sjuksköterska",
  role: "second_line",
  unit: "hjarta-karl",
  resource: "ticket",
  ticket: "100042-7",
  patients: [{ id: 7, identity_number: "19511005-9804", name: "Anita Modig" }],
  ...differs,
});

const user = userEvent.setup({ delay: null });
const asked: { url: string; body: Record<string, unknown> }[] = [];
let answers: (() => Response)[] = [];
const json =
  (body: unknown, status = 200) =>
  () =>
    new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

configure({ asyncUtilTimeout: 15_000 });

beforeEach(() => {
  asked.length = 0;
  answers = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push({ url: request.url, body: (await request.json()) as Record<string, unknown> });
    return answers.shift()!();
  });
});

function open() {
  const client = new QueryClient();
  client.setQueryData(keys.me, { name: "Maria Fors", title: "Loggansvarig" });
  client.setQueryData(keys.directory, {
    units: [{ code: "hjarta-karl", name: "Kontaktpunkten Hjärta–Kärl" }],
  });
  const { container } = render(
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        <AccessLogPage />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return container;
}

describe("the access log", { timeout: 60_000 }, () => {
  it("asks nothing before somebody asks, then in a body and never in an address", async () => {
    answers = [
      json({ items: [entry({})], next_cursor: "older" }),
      json({ items: [entry({ user_name: "Emma Rydberg", activity: "write" })] }),
    ];
    const page = open();
    expect(screen.getByText("Sök i åtkomstloggen")).toBeVisible();
    expect(asked).toHaveLength(0);

    await user.type(screen.getByLabelText("Patientens personnummer"), "511005 9804{Enter}");
    expect(await screen.findByText("Karin Holmström")).toBeVisible();
    expect(asked[0]).toEqual({
      url: expect.stringMatching(/\/api\/v1\/access-log\/search$/),
      body: { limit: 100, identity_number: "511005 9804" },
    });
    expect(location.href).not.toContain("511005");
    expect(screen.getByText("Kontaktpunkten Hjärta–Kärl · SE5565594230-1A12")).toBeVisible();

    await user.click(screen.getByRole("button", { name: "Visa fler" }));
    expect(await screen.findByText("Emma Rydberg")).toBeVisible();
    expect(asked[1]!.body).toMatchObject({ identity_number: "511005 9804", cursor: "older" });
    expect(screen.getByText("Inga fler poster i urvalet.")).toBeVisible();

    const { violations } = await axe.run(page, { rules: { "color-contrast": { enabled: false } } });
    expect(violations.map((one) => one.id)).toEqual([]);
  });

  it("opens an entry and searches on from it", async () => {
    answers = [json({ items: [entry({ why: "Ringer tillbaka" })] }), json({ items: [] })];
    open();
    await user.click(screen.getByRole("button", { name: "Visa allt i dag" }));
    const more = await screen.findByRole("button", { name: /Visa hela posten .* Karin Holmström/ });
    await user.click(more);
    expect(more).toHaveAttribute("aria-expanded", "true");
    const ways = screen.getByRole("group", { name: "Sök vidare" });
    await user.click(within(ways).getByRole("button", { name: "Allt om ärende 100042-7" }));
    expect(await screen.findByText("Inga poster")).toBeVisible();
    expect(asked[1]!.body).toEqual({ limit: 100, ticket: "100042-7" });
    expect(screen.getByLabelText("Ärende")).toHaveValue("100042-7");
  });

  it("says beside the field what is wrong with it, and keeps what was typed", async () => {
    const fields = [{ field: "identity_number", slug: "identity-number-wrong-check-digit" }];
    answers = [json({ status: 422, slug: "identity-number-invalid", fields }, 422)];
    open();
    const number = screen.getByLabelText("Patientens personnummer");
    await user.type(number, "511005-9805{Enter}");
    expect(await screen.findByText(/Kontrollsiffran stämmer inte/)).toBeVisible();
    expect(number).toHaveValue("511005-9805");
    expect(number).toHaveFocus();
  });

  it("does not ask for a period that ends before it begins", async () => {
    open();
    await user.type(screen.getByLabelText("Från och med"), "2025-11-26");
    await user.type(screen.getByLabelText("Till och med"), "2025-11-25");
    await user.click(screen.getByRole("button", { name: "Sök" }));
    expect(asked).toHaveLength(0);
    expect(screen.getByLabelText("Från och med")).toHaveFocus();
  });

  it("fetches every page before an extract is printed", async () => {
    answers = [
      json({ items: [entry({})], next_cursor: "older" }),
      json({ items: [entry({ user_name: "Emma Rydberg" })], next_cursor: "oldest" }),
      json({ items: [entry({ user_name: "Jonas Ekwall" })] }),
    ];
    const printed: string[] = [];
    vi.stubGlobal("print", () => {
      dispatchEvent(new Event("beforeprint"));
      printed.push(screen.getByLabelText("Loggutdrag").textContent);
      dispatchEvent(new Event("afterprint"));
    });
    open();
    await user.type(screen.getByLabelText("Anställd"), "andra{Enter}");
    await user.click(await screen.findByRole("button", { name: "Skriv ut loggutdrag" }));
    await vi.waitFor(() => expect(printed).toHaveLength(1));
    for (const words of ["Anställd andra", "Emma Rydberg", "Jonas Ekwall", "Maria Fors"]) {
      expect(printed[0]).toContain(words);
    }
    expect(printed[0]).not.toContain("Utdraget är inte helt");
    await vi.waitFor(() => expect(screen.queryByLabelText("Loggutdrag")).toBeNull());
  });
});
