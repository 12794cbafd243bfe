import { expect, test } from "vitest";
import { aDesk } from "./harness/desk";
import { Form } from "./harness/form";
import { grouped, persons, short } from "./harness/people";

const { seat, colleague } = aDesk();

test("en dotter ringer om sin far: två personer på ärendet, och hennes nummer öppnar aldrig hans uppgifter", async () => {
  const amir = await colleague("forsta2");
  const { number: numberOfFolke, name } = persons.folke;
  const earlier = await amir.register({
    patient: { identity_number: numberOfFolke, name },
    subject: "Undrar om provsvar",
  });
  const phone = "070-174 06 97";

  const anna = await seat("forsta", { at: "/new" });
  const form = new Form(anna);
  await form.who.fill(short(persons.folke));
  await anna.sees(form.known.getByText(name));
  await anna.page.getByRole("radio", { name: "Närstående" }).click();
  await form.callerName.fill("Lena Nordahl");
  await form.relation.fill("dotter");
  await form.phone.fill(phone);
  await anna.sees(`Två personer på ärendet: Lena Nordahl kontaktar oss, det gäller ${name}.`);
  await anna.choose("Identifierad genom", "Motringd");
  await anna.choose("Kontaktorsak", "Omboka tid");
  await form.text.fill("Pappa kan inte komma på torsdag.");
  await anna.page.getByRole("button", { name: /^Skicka vidare/ }).click();
  await anna.page.getByRole("button", { name: "Registrera och lägg i kön" }).click();
  const number = await anna.numberReadOut();
  await anna.page.getByRole("button", { name: "Öppna ärendet" }).click();
  await anna.sees(anna.fact(number, "Gäller patient").getByText(name));
  await anna.sees(anna.fact(number, "Vem kontaktar oss").getByText("Lena Nordahl, dotter"));
  await anna.keys.press("p");
  const aside = anna.page.getByRole("complementary", { name: "Patient och bakgrund" });
  await anna.sees(
    aside.getByText("Uppgifterna hör till den som kontaktar oss, inte till patienten."),
  );

  // She rings again: her number tells who is calling, and nothing about him.
  await anna.page.getByRole("link", { name: "Ny kontakt" }).first().click();
  await form.who.fill(phone);
  await anna.sees(form.known.getByText("Har ringt från numret om någon annan."));
  const lena = form.known.getByRole("button", { name: /^Lena Nordahl dotter/ });
  await anna.sees(lena);
  const shown = await anna.page.getByRole("main").innerText();
  for (const his of [name, grouped(persons.folke), earlier.number, number]) {
    expect(shown).not.toContain(his);
  }
  await lena.click();
  await anna.sees(anna.page.getByRole("radio", { name: "Närstående", checked: true }));
  expect(await form.callerName.inputValue()).toBe("Lena Nordahl");
  expect(await form.who.inputValue()).toBe("");

  await anna.page.getByRole("searchbox").fill(phone);
  await anna.page.keyboard.press("Enter");
  await anna.sees(anna.page.getByRole("heading", { name: "Sökning på telefonnummer" }));
  await anna.sees("Inga träffar");
});

test("samma fråga finns redan: det sägs medan man skriver, och texten följer med", async () => {
  const amir = await colleague("forsta2");
  const { number: identity_number, name } = persons.gunborg;
  const first = await amir.register({ patient: { identity_number, name }, reason: "rebooking" });

  const anna = await seat("forsta", { at: "/new" });
  const form = new Form(anna);
  await form.knownPatient(persons.gunborg);
  await form.about("ombo", "Omboka tid", "Ringer igen om den nya tiden.");
  const warning = anna.page.getByRole("status", { name: "Samma fråga finns redan" });
  await anna.sees(warning.getByText(`${first.number} är öppet hos Kontaktpunkten`));
  await anna.focusIsOn(form.text);
  await anna.keys.press("Control+o");
  await anna.sees(anna.ticket(first.number));
  const note = anna.page.getByRole("textbox", { name: "Anteckning" });
  expect(await note.inputValue()).toBe("Ringer igen om den nya tiden.");

  // The next call begins with an empty form.
  await anna.page.getByRole("link", { name: "Ny kontakt", exact: true }).click();
  await anna.sees(form.who);
  expect(await form.who.inputValue()).toBe("");
  expect(await form.text.inputValue()).toBe("");
});

test("två ärenden i ett samtal: patienten skrivs en gång", async () => {
  const amir = await colleague("forsta2");
  const { number: identity_number, name } = persons.ingemar;
  await amir.register({ patient: { identity_number, name }, reason: "feedback" });

  const anna = await seat("forsta", { at: "/new" });
  const form = new Form(anna);
  await form.knownPatient(persons.ingemar);
  await form.about("avbo", "Avboka tid", "Kan inte komma på måndag.");
  await anna.keys.press("Control+s");
  await anna.sees(anna.page.getByText(/^Ärende \d{6}-\d är registrerat\.$/));
  await form.about("förn", "Förnya recept", "Blodtrycksmedicinen är snart slut.");
  await anna.keys.press("Control+Enter");
  await anna.numberReadOut();

  const found = await amir.ask<{ items: { earlier: { reason: string }[] }[] }>(
    "POST",
    "/patients/search",
    { identity_number },
  );
  const reasons = found.items[0]!.earlier.map((ticket) => ticket.reason);
  expect(reasons.sort()).toEqual(["cancellation", "feedback", "prescription-renewal"]);
});

test("tio lappar efter ett stopp räknas i den timme då de skrevs", async () => {
  const chef = await seat("chef");
  const now = new Date((await (await colleague("chef")).get<{ now: string }>("/me")).now);
  const hourNow = Number(
    now.toLocaleTimeString("sv-SE", { timeZone: "Europe/Stockholm", hour: "2-digit" }),
  );
  const [earlier, later] = [hourNow - 2, hourNow - 1];
  const cameIn = async (...hours: number[]) => {
    await chef.goto("/");
    const chart = chef.page.getByRole("figure", { name: "Kontakter per timme i dag" });
    await chart.getByText("Visa som tabell").click();
    const rows = await chart.getByRole("row").allInnerTexts();
    return hours.map((hour) => {
      const label = `${String(hour).padStart(2, "0")}–${String(hour + 1).padStart(2, "0")}`;
      const row = rows.find((text) => text.startsWith(label));
      return row ? Number(row.split(/\s+/)[1]) : 0;
    });
  };
  const before = await cameIn(earlier, later);

  const anna = await seat("forsta", { at: "/new" });
  const form = new Form(anna);
  await anna.page.getByRole("switch", { name: "Efterregistrering" }).click();
  const time = anna.page.getByRole("textbox", { name: "Klockslag" });
  const notes = [...Array(4).keys()].map((nr) => `${earlier}.${10 + nr}`);
  notes.push(...[...Array(6).keys()].map((nr) => `${later}.${30 + nr}`));
  for (const [at, note] of notes.entries()) {
    await anna.focusIsOn(time);
    await anna.keys.find(note);
    await anna.keys.press("Enter");
    await anna.focusIsOn(form.who);
    await anna.keys.press("Enter");
    await anna.focusIsOn(form.text);
    await anna.keys.write("Undrade över vägen hit.");
    await anna.keys.press("Control+Enter");
    await anna.sees(anna.page.getByText(new RegExp(`^${at + 1} anteckning(ar)? efterregistrera`)));
  }
  expect(await cameIn(earlier, later)).toEqual([before[0]! + 4, before[1]! + 6]);
});

test("ord som kan betyda nödläge ger ett rött kort, och en tangent till sjuksköterskorna", async () => {
  const anna = await seat("forsta", { at: "/new" });
  const form = new Form(anna);
  await form.newPatient(persons.karlAxel);
  await form.about("sjuk", "Sjuksköterskas råd", "Har ont i bröstet sedan en timme.");
  await anna.sees(anna.page.getByText(/^Ord som kan betyda nödläge: /));
  await anna.sees("Be personen ringa 112 om läget är akut");
  await anna.keys.press("F8");
  const number = await anna.numberReadOut();
  await anna.sees("Rött och överst hos Sjuksköterskor");

  const karin = await seat("andra");
  const alarms = karin.page.getByRole("region", { name: "Larmord i texten" });
  await karin.sees(alarms.getByRole("link", { name: new RegExp(number) }));
  await karin.page.getByRole("link", { name: /^Sjuksköterskor \d/ }).click();
  const row = await karin.bring(number);
  await karin.sees(row.getByRole("img", { name: "Ärendeprioritet: Genast" }));
  await karin.sees(row.getByRole("img", { name: /^Larmord i texten/ }));
});

test("medicinskt råd avslutas inte utan var, när och av vem det är journalfört", async () => {
  const amir = await colleague("forsta2");
  const { number: identity_number, name } = persons.majBritt;
  const { number } = await amir.register({
    patient: { identity_number, name },
    reason: "nurse-advice",
    text: "Undrar över svullna ben.",
  });

  const karin = await seat("andra", {
    permissions: ["clipboard-read", "clipboard-write"],
    at: `/ticket/${number}`,
  });
  await karin.sees(karin.ticket(number));
  await karin.keys.press("c");
  await karin.choose("Åtgärd", "Råd givet");
  const close = karin.page.getByRole("form", { name: "Avsluta" });
  const submit = close.getByRole("button", { name: "Avsluta" });
  await karin.sees(close.getByText("Ange journalsystem, tid och av vem."));
  expect(await submit.isDisabled()).toBe(true);

  // One key gives the text for the record.
  await karin.keys.press("F9");
  await karin.sees("Texten är kopierad. Klistra in den i journalen.");
  const copied = await karin.page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(grouped(persons.majBritt));
  expect(copied).toContain("Undrar över svullna ben.");
  expect(copied).toContain("Karin Holmström");

  await close.getByRole("textbox", { name: "System" }).fill("Journalen");
  await submit.click();
  await karin.sees(karin.ticket(number).getByText("Avslutat: Råd givet").first());
  const { action } = await amir.ticket(number);
  expect(action).toMatchObject({
    code: "advice-given",
    journalled: { system: "Journalen", by: "Karin Holmström" },
  });
});
