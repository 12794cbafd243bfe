import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { against } from "./harness/axe";
import type { Schemas, Ticket } from "./harness/colleague";
import { aDesk, type Desk } from "./harness/desk";
import { startServer, type Server } from "./harness/server";

/** A desk of the file's own: one of its queues is emptied and its plan changed. */
let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());
const { seat, colleague } = aDesk(() => server.origin);

/** Pictures to look at, where a folder for them is given. */
const pictures = process.env["KP_PICTURES"];
if (pictures) mkdirSync(pictures, { recursive: true });

const unit = "hjarta-karl";
const at = `/routing/${unit}?tab=queues`;

async function shown(desk: Desk, name: string): Promise<void> {
  expect(await against(desk)).toEqual([]);
  if (pictures) await desk.page.screenshot({ path: `${pictures}/routing-queues-${name}.png` });
}

/** Frees the referral pool: its rule goes out of the plan, and what lies there to the nurses. */
async function freePool(): Promise<void> {
  const admin = await colleague("admin");
  const begun = `/routing/units/${unit}`;
  const [live] = (await admin.get<{ items: { version: number }[] }>(`${begun}/versions`)).items;
  const { plan } = await admin.get<Schemas["RoutingVersion"]>(`${begun}/versions/${live!.version}`);
  const rules = plan!.rules.filter(({ decides }) => decides.queue !== "hk-remiss");
  const { revision } = await admin.ask<Schemas["RoutingDraft"]>("PUT", `${begun}/draft`, {
    revision: 0,
    plan: { ...plan, rules },
  });
  const body = { revision, note: "Remisspoolen upphör", unrehearsed: true };
  await admin.ask("POST", `${begun}/publish`, body);

  const chef = await colleague("chef");
  const { queues } = await chef.get<Schemas["Directory"]>("/directory");
  const idOf = (code: string) => queues.find((queue) => queue.code === code)!.id;
  const { items } = await chef.get<{ items: Ticket[] }>(`/tickets?queue=${idOf("hk-remiss")}`);
  for (const { number } of items) {
    await chef.act(number, "hand-over", { to: { queue: idOf("hk-ssk") } });
  }
}

test("en kö som behövs går inte att stänga, och det står vad som behöver den", async () => {
  const desk = await seat("admin", { at });
  desk.watch.allow(/status of 409 .*\/api\/v1\/queues\/\d+$/);
  const { page } = desk;
  await page.getByRole("button", { name: "Stäng kön: Sjuksköterskor" }).click();
  const asks = page.getByRole("dialog", { name: "Stäng kön Sjuksköterskor?" });
  await desk.sees(asks);
  await shown(desk, "asks");
  await asks.getByRole("button", { name: "Stäng kön" }).click();
  const refused = page.getByRole("dialog", { name: "Sjuksköterskor behövs fortfarande" });
  await desk.sees(refused.getByText(/^\d+ öppna ärenden ligger i kön$/));
  await desk.sees(
    refused.getByRole("link", { name: "”Larmord i texten” flyttar ärenden hit" }).first(),
  );
  await shown(desk, "refused");

  // Each rule is one click away.
  const rule = refused.getByRole("link", { name: /^Regeln ”Råd som någon ber om i telefon/ });
  await rule.click();
  await desk.sees(page.getByRole("heading", { level: 2, name: /^Råd som någon ber om i telefon/ }));
  await desk.seesNo(refused);
  expect(new URL(page.url()).searchParams.get("rule")).toBe("rad-i-telefon");
});

test("en kö som ingen behöver stängs och öppnas igen", async () => {
  await freePool();
  const desk = await seat("admin", { at });
  const { page } = desk;
  const row = page.getByRole("listitem").filter({ hasText: "Remisspool" });
  const offered = async () => {
    const admin = await colleague("admin");
    const path = `/routing/units/${unit}/vocabulary`;
    const { queues } = await admin.get<Schemas["RoutingVocabulary"]>(path);
    return queues.some(({ code }) => code === "hk-remiss");
  };
  await row.getByRole("button", { name: "Stäng kön: Remisspool" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Stäng kön" }).click();
  await desk.seesNo(page.getByRole("dialog"));
  await desk.sees(row.getByText("Stängd"));
  await desk.sees("Remisspool är stängd och tar inte emot något nytt.");
  expect(await offered()).toBe(false);
  await shown(desk, "closed");

  await page.reload();
  await desk.sees(row.getByText("Stängd"));
  await row.getByRole("button", { name: "Öppna igen: Remisspool" }).click();
  await desk.sees(row.getByText("Öppen"));
  expect(await offered()).toBe(true);
});

test("den som inte stänger köer har ingen flik för det", async () => {
  const desk = await seat("chef", { at });
  const tabs = desk.page.getByRole("navigation", { name: "Delar av fördelningen" });
  await desk.sees(tabs.getByRole("link", { name: "Historik" }));
  expect(await tabs.getByRole("link", { name: "Köer" }).count()).toBe(0);
  expect(await tabs.locator("[aria-current=page]").textContent()).toBe("Regler");
});
