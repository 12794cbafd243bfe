import { expect, test } from "vitest";
import { against } from "./harness/axe";
import type { Colleague, Schemas, Ticket } from "./harness/colleague";
import { aDesk, type Desk } from "./harness/desk";

const { seat, again, empty, colleague } = aDesk();
const wide = { viewport: { width: 1720, height: 1000 } };

/** A mail from somebody who is not our patient: an answer may hold no name of a patient. */
function written(by: Colleague, differs: object = {}): Promise<Ticket> {
  return by.register({
    channel: "email",
    customer: { kind: "other", name: "Ida Berg", email: "brev@example.se" },
    reason: "general-information",
    subject: "Var ligger ni?",
    ...differs,
  });
}

const answer = (desk: Desk) => desk.page.getByRole("textbox", { name: "Svar till kunden" });
const panel = (desk: Desk) => desk.page.getByRole("region", { name: "Kunskap" });
const picker = (desk: Desk) => desk.page.getByRole("combobox", { name: "Välj mall" });
const marked = (desk: Desk) =>
  desk.page.evaluate(() => String(document.getSelection() ?? "").trim());

/** The editor hears of a moved cursor with the next frame, sooner than a person's next key. */
const drawn = (desk: Desk) =>
  desk.page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );

async function answering(desk: Desk, number: string) {
  await desk.sees(desk.ticket(number).getByRole("button", { name: /^Besvara/ }));
  await desk.keys.press("r");
  await desk.focusIsOn(answer(desk));
}

test("en mall med tangenter: snedstreck, bokstäver, Enter, och Tab till det som saknas", async () => {
  const me = await colleague("forsta");
  const { number } = await written(me, { reason: "feedback" });
  const anna = await seat("forsta", { at: `/ticket/${number}` });
  await answering(anna, number);
  await anna.keys.press("/");
  await anna.focusIsOn(picker(anna));
  // What suits the contact reason stands first.
  const options = anna.page.getByRole("listbox", { name: "Välj mall" }).getByRole("option");
  await anna.sees(options.first().getByText("Hänvisad vidare"));
  await anna.keys.write("ny tid är");
  await anna.sees(options.first().getByText("Ny tid är bokad"));
  await anna.keys.press("Enter");
  await anna.focusIsOn(answer(anna));
  await anna.sees(answer(anna).getByText("Hej Ida Berg!"));
  expect(await marked(anna)).toBe("{dag}");
  await anna.keys.write("tisdag 8 december");
  await anna.keys.press("Tab");
  expect(await marked(anna)).toBe("{klockslag}");
  await anna.keys.write("13.15");
  await anna.keys.press("Tab");
  expect(await marked(anna)).toBe("{plats}");
  // What is not filled in does not leave the house.
  anna.watch.allow(/status of 422 .*\/replies$/);
  await anna.keys.press("Control+Enter");
  await anna.sees(anna.page.getByText(/Ett fält från mallen är inte ifyllt/).first());
  await answer(anna).focus();
  await anna.page.keyboard.press("Control+Home");
  await drawn(anna);
  await anna.keys.press("Tab");
  expect(await marked(anna)).toBe("{plats}");
  await anna.keys.write("ingång B");
  await anna.keys.press("Control+Enter");
  await anna.sees(anna.page.getByText(`Svaret i ${number} skickas.`));
  const { items } = await me.get<Schemas["ListTimelineItem"]>(
    `/tickets/${number}/timeline?limit=50`,
  );
  const said = items.map(({ text }) => text ?? "").join("\n");
  expect(said).toContain("tisdag 8 december klockan 13.15. Du kommer till ingång B.");
});

test("ett snedstreck som bara var ett snedstreck blir kvar, och Esc stänger bara listan", async () => {
  const me = await colleague("forsta");
  const { number } = await written(me);
  const anna = await seat("forsta", { at: `/ticket/${number}` });
  await answering(anna, number);
  await anna.keys.press("/");
  await anna.focusIsOn(picker(anna));
  await anna.keys.write("snart");
  await anna.keys.press("Escape");
  await anna.focusIsOn(answer(anna));
  expect((await answer(anna).innerText()).trim()).toBe("/snart");
});

test("från ärendet: hitta en artikel, läs den på plats, skicka den som länk; invånaren läser utan att logga in", async () => {
  const me = await colleague("forsta");
  const { number } = await written(me);
  const anna = await seat("forsta", { at: `/ticket/${number}`, ...wide });
  await anna.sees(panel(anna).getByRole("heading", { name: "Passar kontaktorsaken" }));
  await anna.keys.press("Shift+K");
  const field = panel(anna).getByRole("searchbox", { name: "Sök mall eller artikel" });
  await anna.focusIsOn(field);
  await anna.keys.write("ingång rullstol");
  const found = panel(anna).getByRole("button", { name: /^Hitta till Hjärta–Kärl/ });
  await anna.sees(panel(anna).getByText("1 text", { exact: true }));
  await found.click();
  await anna.sees(panel(anna).getByText("Kärlmottagningen och fyslab ligger på plan 2."));
  expect(await against(anna)).toEqual([]);
  await panel(anna)
    .getByRole("button", { name: "Skicka som länk: Hitta till Hjärta–Kärl" })
    .click();
  await anna.focusIsOn(answer(anna));
  const link = /https?:\S+\/invanare\/information\/hitta-hit/.exec(await answer(anna).innerText());
  expect(link).not.toBeNull();

  const anybody = await empty({
    at: new URL(link![0]).pathname,
    viewport: { width: 390, height: 844 },
  });
  await anybody.sees(
    anybody.page.getByRole("heading", { level: 1, name: "Hitta till Hjärta–Kärl" }),
  );
  expect(await anybody.page.getByRole("main").getByRole("listitem").count()).toBe(3);
  anybody.watch.allow(/status of 401 .*\/citizen\/me$/);
  await anybody.page.getByRole("button", { name: "English" }).click();
  await anybody.sees(anybody.page.getByRole("heading", { level: 1, name: /^Finding your way/ }));
  anybody.watch.allow(/status of 404 .*\/citizen\/texts\//);
  await anybody.goto("/invanare/information/finns-inte");
  await anybody.sees(anybody.page.getByRole("heading", { name: "This page is no longer here" }));
});

test("ett personnummer söks inte bland texter, och lämnar inte datorn", async () => {
  const me = await colleague("forsta");
  const { number } = await written(me);
  const anna = await seat("forsta", { at: `/ticket/${number}`, ...wide });
  const asked: string[] = [];
  anna.page.on("request", (request) => asked.push(request.url()));
  await panel(anna).getByRole("searchbox").fill("19270518-7892");
  await anna.sees(panel(anna).getByText(/^Sök på ord\. Personnummer/));
  expect(asked.filter((url) => url.includes("7892"))).toEqual([]);
});

test("en samordnare publicerar; det som är sent att granska står först, och fältet i adressen görs av rubriken", async () => {
  const chef = await seat("chef", wide);
  await chef.page.getByRole("link", { name: "Texter" }).click();
  const list = chef.page.getByRole("region", { name: "Alla texter" });
  await chef.sees(list.getByRole("button").filter({ hasText: "Skulle ha granskats" }).first());
  const rows = list.getByRole("listitem");
  expect(await rows.first().innerText()).toContain("Skulle ha granskats");
  await list.getByRole("button", { name: "Ny text" }).click();
  const form = chef.page.getByRole("form", { name: "Texten" });
  await form.getByLabel("Rubrik").fill("Åter på plats efter semestern");
  expect(await form.getByLabel("Namn i adressen").inputValue()).toBe(
    "ater-pa-plats-efter-semestern",
  );
  await form.getByRole("textbox", { name: "Text", exact: true }).fill("Hej ");
  await form.getByRole("button", { name: "{kund}" }).click();
  await chef.keys.write("! {okänt}");
  await chef.sees(form.getByRole("region", { name: "Så här ser den ut" }).getByText("{kund}"));
  chef.watch.allow(/status of 422 .*\/texts\//);
  await chef.keys.press("Control+Enter");
  await chef.sees(form.getByText(/^Det finns ett fält inom klamrar/).first());

  // What is half written survives a reload.
  await chef.sees(form.getByText("Utkast sparat"));
  await chef.page.reload();
  const body = form.getByRole("textbox", { name: "Text", exact: true });
  await expect.poll(() => body.inputValue()).toBe("Hej {kund}! {okänt}");
  await body.fill("Hej {kund}! Vi är här igen.");
  await body.press("Control+Enter");
  await chef.sees("Åter på plats efter semestern är publicerad, version 1.");
  await chef.sees(form.getByText("Version 1", { exact: true }));
  expect(await against(chef)).toEqual([]);
});

test("två ändrar samma text: båda texterna finns kvar, och den gamla versionen går att ta tillbaka", async () => {
  const by = await colleague("chef");
  const first = {
    after: 0,
    kind: "faq",
    unit: "hjarta-karl",
    language: "sv",
    title: "Två ändrar",
    body: "Rad ett\nRad två",
    reasons: [],
    public: true,
    review_on: "2027-06-01",
  };
  await by.ask("PUT", "/texts/tva-andrar", first);
  const chef = await seat("chef", { ...wide, at: "/texts?key=tva-andrar&unit=hjarta-karl" });
  const form = chef.page.getByRole("form", { name: "Texten" });
  const body = form.getByRole("textbox", { name: "Text", exact: true });
  await body.fill("Rad ett\nMin rad");
  await by.ask("PUT", "/texts/tva-andrar", { ...first, after: 1, body: "Rad ett\nDeras rad" });
  chef.watch.allow(/status of 409 .*\/texts\//);
  await body.press("Control+Enter");
  const news = form.getByRole("alert", { name: /^Det här skiljer/ });
  await chef.sees(news.getByText(/publicerades version 2/));
  await chef.sees(news.locator("del").getByText("Deras rad"));
  await chef.sees(news.locator("ins").getByText("Min rad"));
  expect(await body.inputValue()).toBe("Rad ett\nMin rad");
  expect(await against(chef)).toEqual([]);
  await form.getByRole("button", { name: /^Publicera min text som version 3/ }).click();
  await chef.sees("Två ändrar är publicerad, version 3.");

  await form.getByText("Tidigare versioner").click();
  await form.getByText(/^Version 2 · /).click();
  await form.getByRole("button", { name: "Gå tillbaka till version 2" }).click();
  await expect.poll(() => body.inputValue()).toBe("Rad ett\nDeras rad");
  await form.getByRole("button", { name: /^Publicera version 4/ }).click();
  await chef.sees("Två ändrar är publicerad, version 4.");
  const now = await by.get<Schemas["Text"]>("/texts/tva-andrar?unit=hjarta-karl");
  expect(now).toMatchObject({ version: 4, body: "Rad ett\nDeras rad" });
});

test("på en telefon: ärendets panel och sidan Texter ryms, och infogat leder till svaret", async () => {
  const me = await colleague("forsta");
  const { number } = await written(me);
  const small = { viewport: { width: 390, height: 844 } };
  const anna = await seat("forsta", { at: `/ticket/${number}`, ...small });
  await anna.sees(anna.ticket(number).getByRole("button", { name: /^Besvara/ }));
  await anna.keys.press("Shift+K");
  await anna.focusIsOn(panel(anna).getByRole("searchbox"));
  await panel(anna)
    .getByRole("button", { name: /^Tack för ditt meddelande/ })
    .click();
  await panel(anna).getByRole("button", { name: "Infoga Tack för ditt meddelande" }).click();
  await anna.sees(answer(anna).getByText(/^Hej Ida Berg!/));
  await anna.sees(answer(anna).getByText(/måndag–fredag kl\. 07\.30–17\.00/));
  const chef = await again("chef", { at: "/texts?key=hitta-hit&unit=hjarta-karl", ...small });
  await chef.sees(chef.page.getByRole("form", { name: "Texten" }).getByLabel("Rubrik"));
  await chef.page.getByRole("button", { name: "Alla texter" }).click();
  await chef.sees(chef.page.getByRole("button", { name: /^Rutin: identifiera/ }));
  for (const desk of [anna, chef]) {
    const over = () => desk.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    await expect.poll(over).toBe(0);
  }
});
