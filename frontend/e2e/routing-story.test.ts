import { afterAll, beforeAll, expect, test } from "vitest";
import type { Schemas } from "./harness/colleague";
import { aDesk } from "./harness/desk";
import { grouped, persons } from "./harness/people";
import { startServer, type Server } from "./harness/server";

/** A desk of the file's own: what is put live here must not place other tests' contacts. */
let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());
const { seat, colleague } = aDesk(() => server.origin);

const rule = "Ny tid och återbud går till sjuksköterskorna";
const patient = { identity_number: grouped(persons.ossian), name: persons.ossian.name };
/** A call about another time, as the desk registers it. */
const rebooking = { patient, reason: "rebooking", subject: "Ny tid", text: "Kan inte på torsdag." };

test("en samordnare ändrar en regel, provkör den på månader, sätter den i drift och går tillbaka", async () => {
  const anna = await colleague("forsta");
  expect((await anna.register(rebooking)).queue.name).toBe("Kontaktpunkten");

  // By clicking: a new rule above the others.
  const chief = await seat("chef", { at: "/routing/hjarta-karl" });
  const { page } = chief;
  const button = (name: string | RegExp) =>
    page.getByRole("button", { name, exact: typeof name === "string" }).first();
  await button("Börja ändra").click();
  // A new rule stands above the one that is open.
  await button(/^Frågor om vårdgarantin till/).click();
  await button("Ny regel").click();
  const editor = page.getByRole("region", { name: "Regel", exact: true });
  await editor.getByRole("textbox", { name: "Namn" }).fill(rule);
  await editor.getByRole("combobox", { name: "Värden" }).click();
  await page.getByRole("option", { name: "Omboka tid" }).click();
  await page.getByRole("option", { name: "Avboka tid" }).click();
  await chief.keys.press("Escape");
  const queues = editor.getByRole("combobox", { name: "Till", exact: true });
  await queues.selectOption({ label: "Sjuksköterskor" });
  const sentence = /^När kontaktorsaken är Omboka tid eller Avboka tid: till Sjuksköterskor/;
  await chief.sees(editor.getByText(sentence));
  await chief.sees(page.getByText("Sparat", { exact: true }));

  // Over the months that the desk has behind it, nothing is changed by it.
  await button("Provkör").click();
  await page.getByRole("combobox", { name: "Kontakter från" }).selectOption({ index: 2 });
  await button("Starta provkörning").click();
  await chief.sees(page.getByText(/^Av [\d\s]+ ärenden byter [1-9][\d\s]* kö/));
  const moves = page.getByRole("region", { name: "Ärenden som byter kö" });
  await chief.sees(moves.getByText("Sjuksköterskor").first());

  // Live; a new contact follows it, and says so.
  await button("Sätt i drift …").click();
  const dialog = page.getByRole("dialog");
  await chief.sees(dialog.getByText("Utkastet är provkört som det är nu."));
  await dialog.getByRole("textbox", { name: "Varför" }).fill("Tider ska hinna erbjudas andra");
  await dialog.getByRole("button", { name: "Sätt i drift", exact: true }).click();
  await chief.sees(page.getByText(/^Version \d+ gäller nu\.$/));
  const { number, queue } = await anna.register(rebooking);
  expect(queue.name).toBe("Sjuksköterskor");
  const karin = await seat("andra", {
    at: `/ticket/${number}`,
    viewport: { width: 1600, height: 900 },
  });
  await karin.sees(karin.page.getByText(new RegExp(`Fördelningsregeln ”${rule}” valde`)));
  await karin.sees(karin.page.getByText("kontaktorsaken är Omboka tid").first());

  // And back.
  const units = async () =>
    (await (await colleague("chef")).get<Schemas["ListRoutingUnit"]>("/routing/units")).items;
  const first = 1;
  await page.getByRole("link", { name: "Historik" }).click();
  await button(new RegExp(`^Version ${first}\\b`)).click();
  await button(`Gå tillbaka till version ${first} …`).click();
  await dialog.getByRole("textbox", { name: "Varför" }).fill("Det blev för många för dem");
  await dialog.getByRole("button", { name: "Gå tillbaka", exact: true }).click();
  await chief.sees(page.getByText(`med innehållet i version ${first}.`));
  const live = (await units()).find(({ unit }) => unit === "hjarta-karl")!.live!;
  expect(live.back_to).toBe(first);
  const after = await anna.register(rebooking);
  expect(after.queue.name).toBe("Kontaktpunkten");
});
