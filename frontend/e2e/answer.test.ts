import { expect, test } from "vitest";
import { against } from "./harness/axe";
import type { Colleague, Schemas, Ticket } from "./harness/colleague";
import { aDesk, type Desk } from "./harness/desk";
import { persons, type Person } from "./harness/people";

const { seat, colleague } = aDesk();

/** A mail from a patient who has an inbox, too: both ways are open. */
function written(by: Colleague, { number, name }: Person, subject: string): Promise<Ticket> {
  return by.register({
    channel: "email",
    customer: { kind: "patient", email: "brev@example.se" },
    patient: { identity_number: number, name },
    subject,
  });
}

async function messages(by: Colleague, number: string): Promise<Schemas["Message"][]> {
  const { items } = await by.get<Schemas["ListTimelineItem"]>(
    `/tickets/${number}/timeline?limit=200`,
  );
  return items.flatMap(({ message }) => message ?? []);
}

const text = (desk: Desk) => desk.page.getByRole("textbox", { name: "Svar till kunden" });

/** Opens the answer with its key and waits for its field. */
async function answering(desk: Desk, number: string) {
  await desk.sees(desk.ticket(number).getByRole("button", { name: /^Besvara/ }));
  await desk.keys.press("r");
  await desk.focusIsOn(text(desk));
}

test("svara med tangenter: sättet syns före, texten kan ångras och kommer tillbaka som den var", async () => {
  const anna = await seat("forsta");
  const me = await colleague("forsta");
  const { number } = await written(me, persons.sixten, "Kan jag få ett intyg?");
  await anna.goto(`/ticket/${number}`);
  await answering(anna, number);
  const form = anna.page.getByRole("form", { name: "Besvara" });
  await anna.sees(form.getByText("E-post till brev@example.se"));
  await anna.sees(form.getByText("Inget om hälsa eller vård i e-post."));
  await anna.keys.write("Hej!");
  await anna.keys.press("Enter", "Enter", "Control+b");
  await anna.keys.write("Intyget");
  await anna.keys.press("Control+b");
  await anna.keys.write(" är på väg.");
  const asWritten = await text(anna).innerHTML();
  await anna.keys.press("Control+Enter");

  const bar = anna.page.getByText(`Svaret i ${number} skickas.`);
  await anna.sees(bar);
  const letter = anna.ticket(number).getByRole("listitem").filter({ hasText: "Svar till kunden" });
  await anna.sees(letter.getByText("Intyget är på väg."));
  await anna.sees(letter.getByText("Väntar på att skickas."));

  // Elsewhere in the desk the way back is still there.
  await anna.keys.press("g", "h");
  await anna.sees(anna.page.getByRole("heading", { name: /^Hej Anna/ }));
  await anna.keys.press("z");
  await anna.focusIsOn(text(anna));
  expect(await text(anna).innerHTML()).toBe(asWritten);
  expect(asWritten).toContain("<strong>Intyget</strong> är på väg.");
  await anna.seesNo(bar);
  await anna.sees(anna.ticket(number).getByText("Återtaget innan det skickades"));
  expect((await messages(me, number)).map(({ withdrawn }) => withdrawn)).toEqual([true]);
});

test("det som redan har gått iväg kan inte ångras, och det sägs", async () => {
  const anna = await seat("forsta");
  const me = await colleague("forsta");
  const { number } = await written(me, persons.beda, "När öppnar ni?");
  await anna.goto(`/ticket/${number}`);
  anna.watch.allow(/status of 409 .*\/unsend$/);
  const sent = async () => (await messages(me, number)).at(-1)?.delivery?.state;
  let gone = () => {};
  const left = new Promise<void>((resolve) => (gone = resolve));
  await anna.page.route("**/unsend", (route) => left.then(() => route.continue()));
  await answering(anna, number);
  await anna.keys.write("Vi öppnar halv åtta.");
  await anna.keys.press("Control+Enter");
  await anna.sees(anna.page.getByText(`Svaret i ${number} skickas.`));
  await anna.keys.press("z");
  await expect.poll(sent, { timeout: 60_000 }).toBe("sent");
  gone();
  await anna.sees("Det har redan gått iväg och kan inte tas tillbaka");
  const letter = anna.ticket(number).getByRole("listitem").filter({ hasText: "Svar till kunden" });
  await anna.sees(letter.getByText(/^Skickat /));
});

test("ett personnummer i ett brev stoppas (P-9), och inkorgen är en tangent bort", async () => {
  const anna = await seat("forsta");
  anna.watch.allow(/status of 422 .*\/replies$/);
  const me = await colleague("forsta");
  const { number } = await written(me, persons.konrad, "Rätt nummer?");
  await anna.goto(`/ticket/${number}`);
  await answering(anna, number);
  await anna.keys.write(`Vi har noterat ${persons.konrad.number}.`);
  await anna.keys.press("Control+Enter");
  const form = anna.page.getByRole("form", { name: "Besvara" });
  await anna.sees(form.getByText(/^Det står ett personnummer i texten/));
  await anna.sees(form.getByRole("button", { name: /^Svara i inkorgen i stället/ }));
  expect(await messages(me, number)).toEqual([]);
  await anna.keys.press("F8");
  await anna.sees(form.getByRole("radio", { name: "Inkorgen (1177)", checked: true }));
  await anna.focusIsOn(text(anna));
  await anna.keys.press("Control+Enter");
  await anna.sees(anna.page.getByText(`Svaret i ${number} skickas.`));
  expect(await messages(me, number)).toMatchObject([{ via: "inbox", outgoing: true }]);
});

test("någon svarar medan man skriver: båda texterna finns kvar", async () => {
  const amir = await colleague("forsta2");
  const { number } = await written(amir, persons.dagny, "Två svarar");
  const anna = await seat("forsta", { at: `/ticket/${number}` });
  await anna.isLive();
  await answering(anna, number);
  await anna.keys.write("Annas svar.");
  await amir.act(number, "replies", { text: "Amirs svar.", via: "email" });
  const form = anna.page.getByRole("form", { name: "Besvara" });
  await anna.sees(form.getByText("Någon annan hann före:"));
  const news = form.getByRole("list", { name: "Nytt medan du skrev" });
  await anna.sees(news.getByText("Amirs svar."));
  expect(await text(anna).innerText()).toBe("Annas svar.");
  await anna.sees(form.getByRole("button", { name: "Flytta texten till en anteckning" }));
  await form.getByRole("button", { name: "Behåll som utkast" }).click();
  await anna.sees(`Texten ligger kvar som utkast i ärende ${number}.`);

  // The colleague lets go of it; the draft is still there and is sent all the same.
  const { id } = (await colleague("forsta")).me;
  await amir.act(number, "hand-over", { to: { person: id } });
  await anna.sees(anna.fact(number, "Hanterare").getByText("du"));
  await answering(anna, number);
  expect(await text(anna).innerText()).toBe("Annas svar.");
  await anna.keys.press("Control+Enter");
  await anna.sees(anna.page.getByText(`Svaret i ${number} skickas.`));
  expect((await messages(amir, number)).length).toBe(2);
});

test("den som var långsammare får veta det, och skickar ändå", async () => {
  const amir = await colleague("forsta2");
  const { number } = await written(amir, persons.edvin, "Hann inte få veta");
  const anna = await seat("forsta", { at: `/ticket/${number}` });
  anna.watch.allow(/status of 409 .*\/replies$/);
  await answering(anna, number);
  await anna.keys.write("Vi ordnar det.");
  let overtaken = false;
  await anna.page.route("**/replies", async (route) => {
    if (!overtaken) await amir.act(number, "notes", { text: "Patienten ringde igen." });
    overtaken = true;
    await route.continue();
  });
  await anna.keys.press("Control+Enter");
  const form = anna.page.getByRole("form", { name: "Besvara" });
  const news = form.getByRole("list", { name: "Nytt medan du skrev" });
  await anna.sees(news.getByText("Patienten ringde igen."));
  expect(await messages(amir, number)).toEqual([]);
  expect(await text(anna).innerText()).toBe("Vi ordnar det.");
  const again = form.getByRole("button", { name: /^Skicka svar ändå/ });
  await anna.press(again, async () => (await messages(amir, number)).length === 1);
});

test("filer följer med svaret och överlever omladdning; gränserna sägs i ord", async () => {
  const anna = await seat("forsta");
  const me = await colleague("forsta");
  const { number } = await written(me, persons.hulda, "Skicka blanketten");
  await anna.goto(`/ticket/${number}`);
  await answering(anna, number);
  const form = anna.page.getByRole("form", { name: "Besvara" });
  const chooser = form.locator("input[type=file]");
  await chooser.setInputFiles([
    { name: "blankett.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n%%EOF\n") },
    { name: "tom.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) },
  ]);
  const files = form.getByRole("list", { name: "Bifogade filer" });
  await anna.sees(files.getByText("blankett.pdf"));
  await anna.sees(files.getByText("Filen är tom."));
  await files.getByRole("button", { name: "Ta bort tom.txt" }).click();
  const dropped = await anna.page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(["Ingång B."], "karta.txt", { type: "text/plain" }));
    return data;
  });
  await text(anna).dispatchEvent("drop", { dataTransfer: dropped });
  await anna.sees(files.getByText("karta.txt"));
  expect(await files.getByRole("listitem").count()).toBe(2);
  await text(anna).focus();
  await anna.keys.write("Här är blanketten.");
  await anna.sees(form.getByText("Utkast sparat"));

  await anna.page.reload();
  await anna.sees(files.getByText("blankett.pdf"));
  expect(await text(anna).innerText()).toBe("Här är blanketten.");
  await text(anna).focus();
  await anna.keys.press("Control+Enter");
  const letter = anna.ticket(number).getByRole("listitem").filter({ hasText: "Svar till kunden" });
  await anna.sees(letter.first().getByText("blankett.pdf"));
  expect(await messages(me, number)).toMatchObject([
    { attachments: [{ name: "blankett.pdf" }, { name: "karta.txt" }] },
  ]);
});

test("skicka och avsluta i ett: åtgärden anges, och kontaktorsaken när den inte är angiven", async () => {
  const anna = await seat("forsta");
  const me = await colleague("forsta");
  const { number } = await me.register({
    channel: "email",
    customer: { kind: "other", email: "brev@example.se" },
    reason: "not-stated",
    subject: "Var ligger ni?",
  });
  await anna.goto(`/ticket/${number}`);
  await answering(anna, number);
  await anna.keys.write("Ingång B.");
  await anna.keys.press("Control+Shift+Enter");
  await anna.find("info", "Informerad");
  await anna.choose("Kontaktorsak", "Allmän information");
  await anna.keys.press("Control+Enter");
  await anna.sees(anna.ticket(number).getByText("Avslutat: Informerad"));
  expect(await me.ticket(number)).toMatchObject({
    status: "closed",
    reason: "general-information",
  });
  await anna.keys.press("z");
  await anna.sees(anna.ticket(number).getByText("Pågår"));
  await anna.sees(text(anna).getByText("Ingång B."));
});

test("en motfråga väntar på kunden", async () => {
  const anna = await seat("forsta");
  const me = await colleague("forsta");
  const { number } = await written(me, persons.ivar, "Omboka");
  await anna.goto(`/ticket/${number}`);
  await anna.sees(anna.ticket(number).getByRole("button", { name: /^Fråga kunden/ }));
  await anna.keys.press("q");
  await anna.focusIsOn(anna.page.getByRole("textbox", { name: "Fråga till kunden" }));
  await anna.keys.write("Vilken dag passar?");
  await anna.keys.press("Control+Enter");
  await anna.sees(anna.ticket(number).getByText("Inväntar svar: Vilken dag passar?"));
  expect(await me.ticket(number)).toMatchObject({ status: "waiting" });
});

test("slå ihop och ångra; två patienters ärenden går inte (P-14)", async () => {
  const anna = await seat("forsta", { viewport: { width: 1720, height: 1000 } });
  const me = await colleague("forsta");
  const first = await written(me, persons.judit, "Första brevet");
  const second = await written(me, persons.judit, "Samma sak igen");
  const others = await written(me, persons.lambert, "En annan patient");
  await anna.goto(`/ticket/${second.number}`);
  const menu = async (act: string) => {
    await anna.ticket(second.number).getByRole("button", { name: "Mer" }).click();
    await anna.page.getByRole("menuitem", { name: act }).click();
  };
  await menu("Slå ihop");
  const form = anna.page.getByRole("form", { name: "Slå ihop" });
  await form.getByRole("textbox").fill(others.number);
  await anna.sees(form.getByText("Ärendena gäller olika patienter och kan inte slås ihop."));
  await form
    .getByRole("list", { name: "Patientens ärenden" })
    .getByRole("button", { name: /Första brevet/ })
    .click();
  await anna.sees(form.getByRole("region", { name: "Det här ärendet blir kvar" }));
  await form.getByRole("button", { name: `Slå ihop med ${first.number}` }).click();
  const standing = anna.ticket(second.number).getByText("Sammanslaget med");
  await anna.sees(standing);
  await standing.getByRole("link", { name: first.number }).click();
  await anna.sees(anna.ticket(first.number).getByText("Första brevet").first());
  const links = anna.page.getByRole("complementary", { name: "Patient och bakgrund" });
  await anna.sees(links.getByText("Hit är sammanslaget"));

  await anna.goto(`/ticket/${second.number}`);
  await menu("Ångra sammanslagning");
  const undo = anna.page.getByRole("form", { name: "Ångra sammanslagning" });
  await undo.getByRole("button", { name: /^Ångra sammanslagning/ }).click();
  await anna.seesNo(standing);
  expect((await me.ticket(second.number)).merged_into ?? "").toBe("");

  await menu("Länka");
  const link = anna.page.getByRole("form", { name: "Länka" });
  await link.getByRole("textbox").fill(first.number);
  await link.getByRole("button", { name: /^Länka/ }).click();
  await anna.sees(links.getByRole("button", { name: `Ta bort länken till ${first.number}` }));
});

test("den som inte kan svara får veta varför, och vad man gör i stället", async () => {
  const anna = await seat("forsta");
  const me = await colleague("forsta");
  const { number: identity_number, name } = persons.gustava;
  const medical = await me.register({
    channel: "email",
    customer: { kind: "patient", email: "brev@example.se" },
    patient: { identity_number, name },
    reason: "nurse-advice",
    subject: "Yr efter medicinen",
  });
  await anna.goto(`/ticket/${medical.number}`);
  await anna.sees(anna.ticket(medical.number).getByRole("button", { name: /^Besvara/ }));
  await anna.keys.press("r");
  await anna.sees("Frågan är medicinsk och besvaras bara av legitimerad personal.");
  expect(await text(anna).count()).toBe(0);

  const daughter = await me.register({
    customer: { kind: "relative", name: "Eva Ek", relation: "dotter", phone: "070-174 06 33" },
    subject: "Fråga om mammas tid",
  });
  await anna.goto(`/ticket/${daughter.number}`);
  await anna.sees(anna.ticket(daughter.number).getByRole("button", { name: /^Besvara/ }));
  await anna.keys.press("r");
  const instead = /^Det finns ingen e-postadress och ingen inkorg.* Ring 070-174 06 33 i stället/;
  await anna.sees(anna.page.getByText(instead));
});

test("att svara kan användas av alla, ljust och mörkt, och ryms på en telefon", async () => {
  const me = await colleague("forsta");
  const { number } = await written(me, persons.naima, "För alla");
  await me.act(number, "replies", {
    text: "Hej! Se bifogat.",
    html: "<p>Hej! <b>Se</b> bifogat.</p>",
  });
  const anna = await seat("forsta", { at: `/ticket/${number}` });
  await answering(anna, number);
  await anna.keys.write("Hej igen!");
  const found: Record<string, string[]> = {};
  found["besvara"] = await against(anna);
  await anna.keys.press("Control+Shift+Enter");
  await anna.sees(anna.page.getByRole("combobox", { name: "Åtgärd" }));
  found["skicka och avsluta"] = await against(anna);
  for (const width of [390, 320]) {
    await anna.page.setViewportSize({ width, height: 700 });
    const over = () =>
      anna.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await expect.poll(over, { message: `${width}` }).toBe(0);
    const form = anna.page.getByRole("form", { name: "Besvara" });
    expect(await form.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
  }
  expect(Object.entries(found).filter(([, faults]) => faults.length > 0)).toEqual([]);
});
