import { mkdirSync } from "node:fs";
import { expect, test } from "vitest";
import { against } from "./harness/axe";
import type { Schemas } from "./harness/colleague";
import { aDesk } from "./harness/desk";

const { seat, colleague } = aDesk();

/** Pictures to look at, where a folder for them is given. */
const pictures = process.env["KP_PICTURES"];
if (pictures) mkdirSync(pictures, { recursive: true });

/** The newest of the access log, as the auditor finds it. */
async function logged(): Promise<Schemas["AccessEntry"][]> {
  const auditor = await colleague("granskare");
  const path = "/access-log/search";
  return (await auditor.ask<{ items: Schemas["AccessEntry"][] }>("POST", path, { limit: 200 }))
    .items;
}

test("samordnarens siffror: vägar in, svar i tid och det som väntar, och en siffra leder till sina ärenden", async () => {
  const chef = await colleague("chef");
  const ways = await chef.get<Schemas["Ways"]>("/statistics/ways");
  const phone = ways.rows.find(
    ({ channel, unit }) => channel === "phone" && unit === "hjarta-karl",
  )!;
  const birgitta = await seat("chef", { at: "/statistics?period=1" });
  const section = birgitta.page.getByRole("region", { name: /^Vägar in/ });
  await birgitta.sees(section.getByRole("row", { name: /^Telefon/ }).first());
  await birgitta.sees(birgitta.page.getByRole("region", { name: /^Svar inom 2 arbetsdagar/ }));
  await birgitta.sees(birgitta.page.getByRole("region", { name: "Väntar på någon just nu" }));
  await section.getByText("Visa som tabell").click();
  await birgitta.sees(section.getByRole("columnheader", { name: "Timme" }));
  expect(await against(birgitta)).toEqual([]);
  if (pictures) await section.screenshot({ path: `${pictures}/ways.png` });

  const link = section.getByRole("link", { name: new RegExp(`^${phone.in} kontakt`) }).first();
  await link.click();
  await birgitta.page.waitForURL(/channel=phone/);
  await birgitta.sees(birgitta.page.getByRole("grid").getByRole("gridcell").first());
});

test("min dag visar vad jag gjort, och en kollegas dag hamnar i åtkomstloggen", async () => {
  const anna = await colleague("forsta");
  const { number } = await anna.register({ subject: "För min dag" });
  await anna.act(number, "take");
  const desk = await seat("forsta", { at: "/day" });
  await desk.sees(desk.page.getByRole("columnheader", { name: "Tagna" }));
  expect(await desk.page.getByRole("combobox", { name: "Vems dag" }).count()).toBe(0);

  const birgitta = await seat("chef", { at: "/day" });
  await birgitta.sees(birgitta.page.getByText("När du ser en kollegas dag"));
  await birgitta.page.getByRole("combobox", { name: "Vems dag" }).waitFor();
  await birgitta.page.waitForLoadState("networkidle");
  const asked = async () =>
    (await logged()).filter(
      (one) => one.activity === "statistics" && one.user_name === "Birgitta Ståhl",
    ).length;
  const before = await asked();
  await birgitta.page.getByRole("combobox", { name: "Vems dag" }).selectOption("Anna Lindqvist");
  await birgitta.sees(birgitta.page.getByRole("heading", { name: "Dagen för Anna Lindqvist" }));
  await birgitta.sees(birgitta.page.getByRole("columnheader", { name: "Tagna" }));
  expect(await against(birgitta)).toEqual([]);
  if (pictures) await birgitta.page.screenshot({ path: `${pictures}/day.png` });
  expect(await asked()).toBe(before + 1);
});

test("en läsare ser lista, ärende och siffror men har inget att göra i dem", async () => {
  const anna = await colleague("forsta");
  const { number } = await anna.register({ subject: "Läsaren tittar" });
  const gunilla = await seat("lasare", { at: `/ticket/${number}` });
  await gunilla.sees(gunilla.ticket(number).getByText("Läsaren tittar").first());
  for (const verb of [/^Ta /, /^Besvara/, /^Avsluta/, /^Eskalera/, /^Anteckna/])
    expect(await gunilla.ticket(number).getByRole("button", { name: verb }).count()).toBe(0);
  expect(await gunilla.page.getByRole("button", { name: /^Ny kontakt/ }).count()).toBe(0);
  if (pictures) await gunilla.page.screenshot({ path: `${pictures}/reader.png` });
  await gunilla.goto("/statistics?period=1");
  await gunilla.sees(gunilla.page.getByRole("region", { name: /^Vägar in/ }));
  if (pictures)
    await gunilla.page.screenshot({ path: `${pictures}/statistics.png`, fullPage: true });
});

test("enhetens öppna ärenden på papper: skyddade utan uppgifter, och utskriften syns i åtkomstloggen", async () => {
  const anna = await seat("forsta", { at: "/print" });
  const rows = anna.page.getByRole("table").getByRole("row");
  await anna.sees(rows.nth(1));
  const secret = rows.filter({ hasText: "Skyddade personuppgifter" });
  await anna.sees(secret.first());
  expect(await secret.first().innerText()).not.toMatch(/\d{8}-\d{4}|\b0\d{1,3}[- ]\d{5,}/);
  expect(await against(anna)).toEqual([]);
  const print = (await logged()).find(({ activity }) => activity === "print");
  expect(print?.user_name).toBe("Anna Lindqvist");
});
