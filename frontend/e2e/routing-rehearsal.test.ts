import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { against } from "./harness/axe";
import type { Schemas } from "./harness/colleague";
import { aDesk } from "./harness/desk";

const { seat, colleague } = aDesk();

/** Pictures to look at, where a folder for them is given. */
const pictures = process.env["KP_PICTURES"];
if (pictures) mkdirSync(pictures, { recursive: true });

const unit = "hjarta-karl";
const at = `/routing/units/${unit}`;

async function dropDraft(): Promise<void> {
  const chef = await colleague("chef");
  const { items } = await chef.get<{ items: Schemas["RoutingUnit"][] }>("/routing/units");
  const draft = items.find((one) => one.unit === unit)?.draft;
  if (draft) await chef.ask("DELETE", `${at}/draft?revision=${draft.revision}`);
}

/** A draft in which the nurses get what is asked about referrals and times. */
async function draftForNurses(): Promise<Schemas["RoutingDraft"]> {
  await dropDraft();
  const chef = await colleague("chef");
  const { items } = await chef.get<{ items: Schemas["RoutingUnit"][] }>("/routing/units");
  const live = items.find((one) => one.unit === unit)!.live!.version;
  const { plan } = await chef.get<Schemas["RoutingVersion"]>(`${at}/versions/${live}`);
  const nurses: Schemas["RoutingRule"] = {
    id: "provkors",
    name: "Tider och remisser till sjuksköterskorna",
    conditions: [{ field: "reason", op: "any_of", value: ["booking", "referral-question"] }],
    decides: { queue: "hk-ssk" },
  };
  return chef.ask("PUT", `${at}/draft`, {
    revision: 0,
    plan: { ...plan!, rules: [nurses, ...plan!.rules] },
  });
}

beforeAll(() => draftForNurses());
afterAll(dropDraft);

test("samordnaren provkör utkastet på de senaste veckorna och öppnar ett ärende som byter kö", async () => {
  const birgitta = await seat("chef", { at: `/routing/${unit}?tab=rehearsal` });
  const { page } = birgitta;
  await page.getByRole("button", { name: "Starta provkörning" }).click();
  await birgitta.sees(page.getByText(/^Av [\d\s]+ ärenden byter [\d\s]+ kö/));
  const queues = page.getByRole("region", { name: "Köer före och efter" });
  await birgitta.sees(
    queues
      .getByRole("row", { name: /Sjuksköterskor/ })
      .getByText(/^\+\d+ fler$/)
      .first(),
  );
  const rules = page.getByRole("region", { name: "Regler före och efter" });
  await birgitta.sees(
    rules.getByRole("rowheader", { name: "Tider och remisser till sjuksköterskorna" }),
  );
  expect(await against(birgitta)).toEqual([]);
  if (pictures) await page.screenshot({ path: `${pictures}/rehearsal.png` });

  const moves = page.getByRole("region", { name: "Ärenden som byter kö" });
  await moves
    .getByText(/^\d+ ärenden?$/)
    .first()
    .click();
  const example = moves.getByRole("link", { name: /öppnas bredvid/ }).first();
  const number = /\d{6}-\d/.exec((await example.textContent()) ?? "")![0];
  const [beside] = await Promise.all([birgitta.context.waitForEvent("page"), example.click()]);
  await beside.getByRole("article", { name: `Ärende ${number}` }).waitFor();
  await birgitta.sees(queues);
});

test("den som stoppar för sent får resultatet, och under tiden syns hur långt det har kommit", async () => {
  const birgitta = await seat("chef", { at: `/routing/${unit}?tab=rehearsal` });
  const { page } = birgitta;
  birgitta.watch.allow(/status of 409 .*\/stop$/);
  let slow = true;
  await page.route(/\/api\/v1\/rehearsals\/\d+$/, async (route) => {
    const answer = await route.fetch();
    const one = (await answer.json()) as Schemas["Rehearsal"];
    const halfway = { state: "running", done: 300, total: 600, result: undefined };
    await route.fulfill({ response: answer, json: slow ? { ...one, ...halfway } : one });
  });
  await page.route(/\/api\/v1\/rehearsals\/\d+\/stop$/, async (route) => {
    // What was to be stopped has run to its end at the server before the press comes.
    const one = route
      .request()
      .url()
      .replace(/\/stop$/, "");
    await expect
      .poll(async () => ((await (await page.request.get(one)).json()) as { state: string }).state)
      .toBe("done");
    slow = false;
    await route.continue();
  });
  await page.getByRole("button", { name: "Starta provkörning" }).click();
  await birgitta.sees(page.getByText("300 av 600 ärenden är klara."));
  expect(await against(birgitta)).toEqual([]);
  await page.getByRole("button", { name: "Stoppa provkörningen" }).click();
  await birgitta.sees(page.getByText(/^Av [\d\s]+ ärenden byter [\d\s]+ kö/));
  expect(await page.getByRole("alert").count()).toBe(0);
});

test("från kontaktorsaken som löses sämst till dess ärenden, dess regel och provkörningen", async () => {
  const chef = await colleague("chef");
  const birgitta = await seat("chef", { at: "/statistics?period=30" });
  const { page } = birgitta;
  const reasons = page.getByRole("region", { name: /^80\/20 per kontaktorsak/ });
  const first = reasons.getByRole("row").nth(1);
  await birgitta.sees(first.getByText(/under målet$/));
  expect(await against(birgitta)).toEqual([]);
  if (pictures) await reasons.screenshot({ path: `${pictures}/reasons.png` });

  const third = first.getByRole("link", { name: /på tredje linjen/ });
  const count = Number((await third.textContent())!.replace(/\D/g, ""));
  await third.click();
  await page.waitForURL(/solved=third-line/);
  await birgitta.sees(page.getByRole("grid").getByRole("gridcell").first());
  const listed = await chef.get<{ items: unknown[] }>(
    `/tickets${new URL(page.url()).search}&limit=200`,
  );
  expect(listed.items).toHaveLength(count);

  await page.goBack();
  await first
    .getByRole("link", { name: /^Ändra regeln/ })
    .first()
    .click();
  await page.waitForURL(/\/routing\/hjarta-karl\?rule=[\w-]+&reason=[\w-]+$/);
  await page.goBack();
  await first.getByRole("link", { name: /^Provkör/ }).click();
  await birgitta.sees(page.getByRole("button", { name: "Starta provkörning" }));
});
