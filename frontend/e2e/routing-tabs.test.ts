import { mkdirSync } from "node:fs";
import { expect, test } from "vitest";
import { against } from "./harness/axe";
import type { Schemas } from "./harness/colleague";
import { aDesk, type Desk } from "./harness/desk";

const { seat, colleague } = aDesk();

/** Pictures to look at, where a folder for them is given. */
const pictures = process.env["KP_PICTURES"];
if (pictures) mkdirSync(pictures, { recursive: true });

/** A unit of its own, so that no other file's draft is in the way. */
const unit = "ortopedi";

async function shown(desk: Desk, tab: string): Promise<void> {
  expect(await against(desk)).toEqual([]);
  if (pictures) await desk.page.screenshot({ path: `${pictures}/routing-${tab}.png` });
}

test("servicenivåer, öppettider, steg och scheman ändras genom att klicka, och utkastet finns kvar", async () => {
  const admin = await colleague("admin");
  const draft = () => admin.get<Schemas["RoutingDraft"]>(`/routing/units/${unit}/draft`);
  const desk = await seat("admin", { at: `/routing/${unit}?tab=levels` });
  const { page } = desk;
  const button = (name: string | RegExp) => page.getByRole("button", { name });
  const saved = (look: (plan: Schemas["RoutingPlan"]) => unknown) =>
    expect.poll(async () => look((await draft()).plan), { timeout: 15_000 });

  await button("Börja ändra").click();
  await button("Lägg till servicenivå").click();
  await page.getByRole("textbox", { name: "Namn", exact: true }).fill("Svar inom en vecka");
  await page.getByRole("textbox", { name: "Första svar, antal" }).fill("5");
  await page.keyboard.press("Enter");
  await desk.sees(button(/Svar inom en vecka Första svar inom 5 vardagar/));
  await saved(({ levels }) => levels.at(-1)?.first).toEqual({ kind: "working_days", days: 5 });
  await shown(desk, "levels");

  await page.getByRole("link", { name: "Öppettider" }).click();
  await page.getByRole("textbox", { name: "Fredag, öppettid 1, till" }).fill("1130");
  await page.keyboard.press("Enter");
  await page.getByLabel("Stängt från och med").fill("2027-05-07");
  await page.getByRole("textbox", { name: "Namn", exact: true }).fill("Planeringsdag");
  await page.getByRole("button", { name: "Lägg till", exact: true }).click();
  await saved(({ hours }) => hours.closed_names).toEqual({ "2027-05-07": "Planeringsdag" });
  await saved(({ hours }) => hours.week["fri"]?.[0]).toMatch(/-11:30$/);
  await shown(desk, "hours");

  await page.getByRole("link", { name: "Med tiden" }).click();
  await button("Lägg till steg").click();
  await page.getByRole("checkbox", { name: "Samordnaren" }).check();
  await button("150 %").click();
  await desk.sees(page.getByText("säg till hanteraren och samordnaren.", { exact: false }).first());
  await saved(({ steps }) => steps?.at(-1)?.after).toBe(150);
  await shown(desk, "steps");

  await page.getByRole("link", { name: "Scheman" }).click();
  await button("Lägg till schema").click();
  await button("Lägg till pass Måndag").click();
  await page.getByRole("combobox", { name: "Måndag, pass 1, vem" }).selectOption({ index: 1 });
  await button("Kopiera måndag till andra dagar").click();
  await page.getByRole("menuitem", { name: "Måndag–fredag" }).click();
  await saved(({ rotas }) => Object.keys(rotas?.at(-1)?.week ?? {}).length).toBe(5);
  await shown(desk, "rotas");

  await page.reload();
  await desk.sees(button(/^Nytt schema mån–fre/));
  await admin.ask("DELETE", `/routing/units/${unit}/draft?revision=${(await draft()).revision}`);
});
