import { expect, test } from "vitest";
import { against } from "./harness/axe";
import { aDesk, type Desk } from "./harness/desk";
import { Form } from "./harness/form";
import { persons } from "./harness/people";

const { seat, empty, colleague } = aDesk();

/** Pages as they open, by their first words. */
const pages: Record<string, [path: string, heading: RegExp][]> = {
  forsta: [
    ["/", /^Hej Anna/],
    ["/view/all", /^Alla ärenden/],
    ["/view/search", /^Sök/],
    ["/new", /^Ny kontakt/],
    ["/settings", /^Inställningar/],
  ],
  andra: [["/", /^Hej Karin/]],
  tredje: [["/", /^Hej Elisabet/]],
  vardgaranti: [["/", /^Hej Pernilla/]],
  chef: [
    ["/", /^Hej Birgitta/],
    ["/statistics", /^Statistik/],
  ],
  admin: [["/", /^Hej Johan/]],
  granskare: [
    ["/", /^Hej Maria/],
    ["/access-log", /^Åtkomstlogg/],
  ],
};

/** What one chooses from in an act. */
const lists: Record<string, string> = {
  Eskalera: "Vart?",
  Omfördela: "Till vem eller vilken kö?",
  Avsluta: "Åtgärd",
};

/** The page is there, and nothing of it is being fetched any more. */
async function isThere(desk: Desk, heading: RegExp): Promise<void> {
  await desk.sees(desk.page.getByRole("heading", { name: heading }).first());
  await expect
    .poll(() => desk.page.getByRole("status", { name: "Hämtar …" }).count(), { timeout: 15_000 })
    .toBe(0);
}

/** The page fits in windows as wide as phones: 0, or by how much it does not. */
async function fits(desk: Desk, name: string): Promise<void> {
  const before = desk.page.viewportSize()!;
  for (const width of [390, 320]) {
    await desk.page.setViewportSize({ width, height: 700 });
    const over = () =>
      desk.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await expect.poll(over, { message: `${name} at ${width}` }).toBe(0);
  }
  await desk.page.setViewportSize(before);
}

test("alla sidor kan användas av alla, ljust och mörkt, och ryms på en telefon", async () => {
  const found: Record<string, string[]> = {};
  const nobody = await empty();
  await nobody.sees(nobody.page.getByRole("heading", { name: "Demokonton" }));
  found["inloggning"] = await against(nobody);
  await fits(nobody, "inloggning");
  for (const [account, theirs] of Object.entries(pages)) {
    const desk = await seat(account);
    for (const [path, heading] of theirs) {
      const name = `${account} ${path}`;
      if (path !== "/") await desk.goto(path);
      await isThere(desk, heading);
      found[name] = await against(desk);
      await fits(desk, name);
    }
    await desk.context.close();
  }
  expect(Object.entries(found).filter(([, faults]) => faults.length > 0)).toEqual([]);
});

test("ärende, formulär och rutor kan användas av alla, ljust och mörkt", async () => {
  const found: Record<string, string[]> = {};
  const wide = { viewport: { width: 1720, height: 1000 } };
  const amir = await colleague("forsta2");
  const { number: identity_number, name } = persons.tore;
  const patient = { identity_number, name };
  const { number } = await amir.register({ patient, reason: "nurse-advice" });

  // A list with an open ticket, its background, and each act that is written in.
  const karin = await seat("andra", { ...wide, at: `/ticket/${number}` });
  await isThere(karin, /^Fråga om tid/);
  await karin.sees(karin.page.getByRole("complementary", { name: "Patient och bakgrund" }));
  found["ärende"] = await against(karin);
  await karin.keys.press("t");
  await karin.sees(karin.fact(number, "Hanterare").getByText("du"));
  for (const [key, act] of [
    ["e", "Eskalera"],
    ["h", "Omfördela"],
    ["w", "Bevaka"],
    ["v", "Inväntar svar"],
    ["c", "Avsluta"],
  ] as const) {
    await karin.keys.press(key);
    await karin.sees(karin.page.getByRole("form", { name: act }));
    if (act === "Avsluta") await karin.choose("Åtgärd", "Råd givet");
    found[act] = await against(karin);
    const list = lists[act];
    if (list) {
      await karin.unfold(list);
      found[`${act}, ${list}`] = await against(karin);
    }
    await karin.page.getByRole("button", { name: "Avbryt" }).last().click();
  }
  await karin.keys.press("?");
  const sheet = karin.page.getByRole("dialog", { name: "Tangenter" });
  await karin.sees(sheet);
  found["tangenter"] = await against(karin);
  await karin.keys.press("Escape");
  await karin.seesNo(sheet);
  await karin.keys.press("Control+k");
  await karin.sees(karin.page.getByRole("dialog", { name: "Kommandon" }));
  found["kommandon"] = await against(karin);

  // The form with a known patient, the same matter, alarm words and its ends.
  const anna = await seat("forsta", { ...wide, at: "/new" });
  const form = new Form(anna);
  await form.knownPatient(persons.tore);
  await anna.unfolded("Kontaktorsak");
  found["formulär, Kontaktorsak"] = await against(anna);
  await form.about("sjuk", "Sjuksköterskas råd", "Har ont i bröstet.");
  await anna.sees(anna.page.getByText(/^Ord som kan betyda nödläge/));
  await anna.sees("Samma fråga finns redan");
  found["formulär"] = await against(anna);
  await anna.page.getByRole("button", { name: /^Löst nu/ }).click();
  await anna.unfolded("Åtgärd");
  found["formulär, löst nu"] = await against(anna);
  await anna.keys.press("F4");
  await anna.unfolded("Vart?");
  found["formulär, skicka vidare"] = await against(anna);

  // The log with what was found in it, and an entry unfolded.
  const maria = await seat("granskare", { ...wide, at: "/access-log" });
  await maria.page.getByRole("textbox", { name: "Ärende" }).fill(number);
  await maria.page.getByRole("button", { name: "Sök", exact: true }).click();
  await maria.page
    .getByRole("button", { name: /^Visa hela posten/ })
    .first()
    .click();
  await maria.sees(maria.page.getByRole("group", { name: "Sök vidare" }));
  found["loggpost"] = await against(maria);
  expect(Object.entries(found).filter(([, faults]) => faults.length > 0)).toEqual([]);
});
