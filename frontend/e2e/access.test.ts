import axe from "axe-core";
import { expect, test } from "vitest";
import type { Ticket } from "./harness/colleague";
import { aDesk, type Desk } from "./harness/desk";

const { seat, empty, colleague } = aDesk();

/** What WCAG 2.1 A and AA say against the page, by rule and place. */
async function against(desk: Desk): Promise<string[]> {
  await desk.page.waitForLoadState("networkidle");
  // Run by the test and not loaded by the page, whose policy would stop it.
  await desk.page.evaluate(axe.source);
  const result = await desk.page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"],
      resultTypes: ["violations"],
    }),
  );
  return result.violations.map((found) => `${found.id}: ${found.nodes[0]?.html ?? ""}`);
}

/** How far a page is wider than its window, in pixels. */
const overflow = (desk: Desk) =>
  desk.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

const pages: [what: string, account: string, path: string][] = [
  ["första linjens hem", "forsta", "/"],
  ["andra linjens hem", "andra", "/"],
  ["specialistens hem", "tredje", "/"],
  ["samordnarens hem", "chef", "/"],
  ["loggansvarigs hem", "granskare", "/"],
  ["alla ärenden", "forsta", "/view/all"],
  ["ny kontakt", "forsta", "/new"],
  ["statistik", "chef", "/statistics"],
  ["åtkomstlogg", "granskare", "/access-log"],
  ["inställningar", "forsta", "/settings"],
];

for (const colorScheme of ["light", "dark"] as const) {
  test(`alla sidor går att använda av alla (${colorScheme})`, async () => {
    const found: Record<string, string[]> = {};
    const nobody = await empty({ colorScheme });
    await nobody.sees(nobody.page.getByRole("textbox", { name: "Användarnamn" }));
    found["inloggning"] = await against(nobody);
    for (const [what, account, path] of pages) {
      const desk = await seat(account, { colorScheme, at: path });
      found[what] = await against(desk);
      await desk.page.close();
    }
    const anna = await colleague("forsta");
    const { number } = await anna.register({ subject: "Öppet ärende" });
    const desk = await seat("forsta", { colorScheme, at: `/ticket/${number}` });
    await desk.sees(desk.ticket(number));
    found["öppet ärende"] = await against(desk);
    expect(Object.entries(found).filter(([, faults]) => faults.length > 0)).toEqual([]);
  });
}

test("på 320 bildpunkter ryms allt på bredden, och ett samtal kan registreras", async () => {
  const viewport = { width: 320, height: 640 };
  const wide: string[] = [];
  for (const [what, account, path] of pages) {
    const desk = await seat(account, { viewport, at: path });
    await desk.page.waitForLoadState("networkidle");
    if ((await overflow(desk)) > 0) wide.push(what);
    await desk.page.close();
  }
  expect(wide).toEqual([]);

  const desk = await seat("forsta", { viewport, at: "/new" });
  await desk.page
    .getByRole("textbox", { name: "Vad gäller det?" })
    .fill("Undrar när ni har öppet.");
  await desk.page.getByRole("combobox", { name: "Kontaktorsak" }).fill("allmän");
  await desk.page.getByRole("option", { name: "Allmän information" }).click();
  await desk.page.getByRole("button", { name: /^Registrera som löst/ }).click();
  expect(await desk.numberReadOut()).toMatch(/^\d{6}-\d$/);
});

test("skyddade personuppgifter syns ingenstans förrän någon med rätt och skäl visar dem", async () => {
  const supervisor = await colleague("chef");
  const { items } = await supervisor.get<{ items: Ticket[] }>("/tickets?limit=200&view=all");
  const { number } = items.find((ticket) => ticket.patient?.protected)!;
  const chef = await seat("chef", { at: `/ticket/${number}` });
  await chef.page.getByRole("button", { name: "Visa skyddade uppgifter" }).click();
  await chef.page
    .getByRole("textbox", { name: "Varför behöver du se dem?" })
    .fill("Ska ringas upp på avtalat sätt.");
  await chef.page.getByRole("button", { name: "Visa", exact: true }).click();
  await chef.sees("Nås genom");
  const identity = /\d{8}-\d{4}/.exec(await chef.ticket(number).innerText())![0];
  // The supervisor is told, also of what she did herself.
  await chef.page.getByRole("button", { name: /^Meddelanden/ }).click();
  await chef.sees(chef.page.getByText(`Skyddade uppgifter visades: ärende ${number}`).first());

  const anna = await seat("forsta", { at: `/ticket/${number}` });
  await anna.sees(anna.ticket(number));
  await anna.page.waitForLoadState("networkidle");
  expect(await anna.page.locator("body").innerText()).not.toContain(identity);
  expect(await anna.page.getByRole("button", { name: "Visa skyddade uppgifter" }).count()).toBe(0);
  const api = await colleague("forsta");
  for (const path of [
    "/tickets?limit=200&view=all",
    `/tickets/${number}`,
    `/tickets/${number}/timeline`,
  ]) {
    expect(JSON.stringify(await api.get(path))).not.toContain(identity);
  }
});
