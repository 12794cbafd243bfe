import { mkdir } from "node:fs/promises";
import { test } from "vitest";
import type { Schemas } from "../harness/colleague";
import { aDesk, type Desk } from "../harness/desk";

const { seat, colleague } = aDesk();
const folder = new URL("../../../docs/screenshots/", import.meta.url).pathname;
const unit = "/routing/units/hjarta-karl";

async function picture(desk: Desk, name: string) {
  await desk.page.waitForLoadState("networkidle");
  await mkdir(folder, { recursive: true });
  await desk.page.screenshot({ path: `${folder}${name}.png`, animations: "disabled" });
}

/** A draft whose first rule gives changed times to the nurses. */
async function drafted(): Promise<void> {
  const chef = await colleague("chef");
  const { plan } = await chef.get<Schemas["RoutingVersion"]>(`${unit}/versions/1`);
  const first: Schemas["RoutingRule"] = {
    id: "andrade-tider",
    name: "Ändrade tider går till sjuksköterskorna",
    conditions: [
      { field: "reason", op: "any_of", value: ["rebooking", "cancellation"] },
      { field: "channel", op: "is", value: ["phone"] },
    ],
    decides: { queue: "hk-ssk", priority: 2, level: "same-day" },
  };
  await chef.ask("PUT", `${unit}/draft`, {
    revision: 0,
    plan: { ...plan!, rules: [first, ...plan!.rules] },
  });
}

test("rules, one of them open, and a rehearsal of them", async () => {
  await drafted();
  const chief = await seat("chef", {
    at: "/routing/hjarta-karl?rule=andrade-tider",
    viewport: { width: 1600, height: 900 },
  });
  await chief.sees(chief.page.getByRole("region", { name: "Regel", exact: true }));
  await picture(chief, "routing-rules");
  await chief.goto("/routing/hjarta-karl?tab=rehearsal");
  await chief.page.getByRole("button", { name: "Starta provkörning" }).click();
  await chief.sees(chief.page.getByText(/^Av [\d\s]+ ärenden byter/));
  await picture(chief, "routing-rehearsal");
});

test("why a ticket lies where it lies", async () => {
  const nurse = await seat("andra", { at: "/view/all", viewport: { width: 1440, height: 760 } });
  await nurse.isLive();
  const row = nurse.page.getByRole("row").filter({ hasText: "Receptpool" }).first();
  await row.hover();
  await row.getByRole("button", { name: /^Varför ligger/ }).click();
  await nurse.sees(nurse.page.getByText(/^Fördelningsregeln/));
  await picture(nurse, "routing-why");
});

test("each reason by the line that solved it", async () => {
  const chief = await seat("chef", {
    at: "/statistics?period=30",
    viewport: { width: 1440, height: 2200 },
  });
  const reasons = chief.page.getByRole("region", { name: /^80\/20 per kontaktorsak/ });
  await chief.sees(reasons.getByRole("row").nth(1));
  await chief.page.waitForLoadState("networkidle");
  await reasons.screenshot({
    path: `${folder}routing-figures.png`,
    animations: "disabled",
  });
});
