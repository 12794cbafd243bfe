import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { configure, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Schemas } from "../../api/client";
import { keys } from "../../api/keys";
import "../../i18n/i18n";
import { Reasons } from "./reasons";

const days = { from: "2025-11-01", to: "2025-11-30" };
const edges = "closed_from=2025-10-31T23%3A00%3A00.000Z&closed_to=2025-11-30T23%3A00%3A00.000Z";
const rebook: Schemas["RoutingReasonFigures"] = {
  unit: "hjarta-karl",
  reason: "rebook",
  tickets: 10,
  solved_line: [4, 2, 3],
  unsolved: 1,
  returned: 3,
  reassigned: 5,
  rules: [
    { rule: "r7", name: "Omboka till Kontaktpunkten", tickets: 8, moved: 5 },
    { rule: "fallback", name: "", tickets: 2, moved: 0 },
  ],
};
const recipe = { ...rebook, reason: "recipe", solved_line: [40, 0, 0], unsolved: 0, tickets: 40 };

let answer: () => Response;
let asked: string[];
const found = (reasons: Schemas["RoutingReasonFigures"][]) => () =>
  new Response(JSON.stringify({ from: "", to: "", reasons }), {
    headers: { "content-type": "application/json" },
  });

configure({ asyncUtilTimeout: 15_000 });

beforeEach(() => {
  asked = [];
  vi.stubGlobal("fetch", async ({ url }: Request) => {
    asked.push(url);
    return answer();
  });
});

function open(can: string[] = ["statistics:read", "routing:read"]) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(keys.me, { can });
  client.setQueryData(keys.directory, { units: [{ code: "hjarta-karl", name: "Hjärta–Kärl" }] });
  client.setQueryData(keys.reasons, [
    { code: "rebook", name: "Omboka", name_en: "Re-book" },
    { code: "recipe", name: "Recept", name_en: "Prescription" },
  ]);
  const router = createRouter({
    routeTree: createRootRoute({ component: () => <Reasons days={days} /> }),
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

const rowOf = async (name: string) =>
  (await screen.findByRole("rowheader", { name })).closest("tr")!;

describe("80/20 by contact reason", { timeout: 60_000 }, () => {
  it("leads from each number to its tickets, and from a rule to its draft", async () => {
    answer = found([recipe, rebook]);
    const { container } = open();
    const row = within(await rowOf("Omboka"));
    const list = `/view/all?owner=unit&unit=hjarta-karl&reason=rebook&solved=`;
    for (const [words, solved] of [
      [/^10 avslutade ärenden som räknas/, "counted"],
      [/^4 ärenden lösta på första linjen/, "first-line"],
      [/^2 ärenden lösta på andra linjen/, "second-line"],
      [/^3 ärenden lösta på tredje linjen/, "third-line"],
      [/^1 ärende som inte löstes/, "unsolved"],
    ] as const) {
      const link = row.getByRole("link", { name: words });
      expect(link.getAttribute("href")).toBe(`${list}${solved}&${edges}&sort=closed`);
    }
    expect(row.getByText("60 %")).toBeVisible();
    expect(row.getByText("20 procentenheter under målet")).toBeVisible();
    expect(row.getByText("varav 5 flyttades sedan", { exact: false })).toBeVisible();
    expect(
      row.getByRole("link", { name: "Ändra regeln Omboka till Kontaktpunkten, Omboka" }),
    ).toHaveAttribute("href", "/routing/hjarta-karl?rule=r7&reason=rebook");
    expect(row.getByRole("link", { name: "Provkör fördelningen, Omboka" })).toHaveAttribute(
      "href",
      "/routing/hjarta-karl?tab=rehearsal",
    );
    expect(new URL(asked[0]!).searchParams.get("from")).toBe("2025-10-31T23:00:00.000Z");

    const { violations } = await axe.run(container, {
      rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map((one) => one.id)).toEqual([]);
  });

  it("puts the farthest from the goal first, until another order is chosen", async () => {
    answer = found([recipe, rebook]);
    open();
    await rowOf("Omboka");
    const names = () => screen.getAllByRole("rowheader").map((one) => one.textContent);
    expect(names()).toEqual(["Omboka", "Recept"]);
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Ordning" }), "most");
    expect(names()).toEqual(["Recept", "Omboka"]);
  });

  it("offers no rule to who may not look at the routing", async () => {
    answer = found([rebook]);
    open(["statistics:read"]);
    const row = within(await rowOf("Omboka"));
    expect(row.getByText("Omboka till Kontaktpunkten")).toBeVisible();
    expect(row.queryByRole("link", { name: /Ändra|Provkör/ })).toBeNull();
  });

  it("says what would be here, and what happened when it could not be fetched", async () => {
    answer = found([]);
    const { unmount } = open();
    expect(await screen.findByText("Inget avslutat i perioden")).toBeVisible();
    unmount();
    answer = () => new Response("{}", { status: 500 });
    open();
    const again = await screen.findByRole("button", { name: "Försök igen" });
    answer = found([rebook]);
    await userEvent.click(again);
    expect(await rowOf("Omboka")).toBeVisible();
  });
});
