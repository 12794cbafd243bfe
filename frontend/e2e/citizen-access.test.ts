import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { against } from "./harness/axe";
import { CitizenPages, phone, someone } from "./harness/citizen";
import { aDesk, type Options } from "./harness/desk";

const { empty } = aDesk();

/** Of script, packed; in bytes. */
const mostScript = 100_000;

async function citizen(options: Options): Promise<CitizenPages> {
  return new CitizenPages(await empty({ at: "/invanare", ...options }));
}

test("första sidan är lätt nog för en telefon med dålig täckning", async () => {
  const person = await citizen({ ...phone, at: "/healthz" });
  const scripts: Promise<number>[] = [];
  person.page.on("response", (response) => {
    if (!/\.m?js$/.test(new URL(response.url()).pathname)) return;
    expect(response.headers()["content-encoding"]).toBe("gzip");
    scripts.push(response.body().then((body) => gzipSync(body).length));
  });
  await person.desk.goto("/invanare");
  await person.desk.sees(person.heading("Välj en testperson"));
  await person.page.waitForLoadState("networkidle");
  const sizes = await Promise.all(scripts);
  expect(sizes.length).toBeGreaterThan(0);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(mostScript);
});

test.each([
  ["en liten telefon", { viewport: { width: 320, height: 640 } }],
  ["en bred skärm", { viewport: { width: 1280, height: 800 } }],
])("alla kan använda sidorna på %s: axe, ljust och mörkt, inget i sidled", async (_, options) => {
  const person = await citizen(options);
  const wide = options.viewport.width > 1_000;
  const check = async (where: string) => {
    await person.page.waitForLoadState("networkidle");
    expect(await against(person.desk), where).toEqual([]);
    await person.fitsTheWidth();
  };
  await person.desk.sees(person.heading("Välj en testperson"));
  await check("start");
  await person.signIn(someone.wide);
  await check("home");
  await person.goTo("Kontakta oss");
  await person.desk.sees(person.heading("Vart vill du skriva?"));
  await check("units");
  await person.page.getByRole("link", { name: /^Ortopedkliniken/ }).click();
  await person.button(wide ? "Granska innan du skickar" : "Nästa").click();
  await person.desk.sees("Välj ett alternativ.");
  await check("faults");
  await person.page.getByRole("radio", { name: "Avboka en tid" }).check();
  if (!wide) await person.button("Nästa").click();
  await person.field(/^Beskriv/).fill("Jag behöver inte tiden längre.");
  for (const _of of wide ? [] : [2, 3]) await person.button("Nästa").click();
  await person.desk.sees(person.page.getByRole("group", { name: /^Bifoga filer/ }));
  const hollow = { name: "tom.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) };
  await person.page.getByLabel("Lägg till fil").setInputFiles(hollow);
  await person.desk.sees(person.page.getByRole("alert").filter({ hasText: "Filen är tom." }));
  await check("form");
  await person.button("Ta bort tom.txt").click();
  await person.button(wide ? "Granska innan du skickar" : "Nästa").click();
  await person.desk.sees(person.heading("Stämmer det här?"));
  await check("review");
  await person.send();
  await check("receipt");
  await person.page.getByRole("link", { name: "Visa ärendet" }).click();
  await person.desk.sees(person.field("Skriv ett meddelande"));
  await check("thread");
  await person.field("Skriv ett meddelande").fill("Tack!");
  await person.button("Logga ut").click();
  const dialog = person.page.getByRole("dialog", { name: "Du har text som inte är skickad" });
  await person.desk.sees(dialog);
  await check("signing out");
  await dialog.getByRole("button", { name: "Avbryt" }).click();
  await person.goTo(/^Inkorg/);
  await person.desk.sees(person.page.getByRole("link", { name: /Avboka en tid/ }).first());
  await check("inbox");
  await person.goTo("Inställningar");
  await person.page.getByRole("checkbox").check();
  await person.button("Spara").click();
  await person.desk.sees("Skriv en e-postadress, till exempel namn@example.se.");
  await check("settings");
});

test("bara med tangenter på en bred skärm: felen räknas upp och leder till sina fält", async () => {
  const { desk } = await citizen({});
  const person = new CitizenPages(desk);
  const { page, keys } = desk;
  const press = async (name: string, role: "link" | "button" = "button") => {
    await desk.tabTo(page.getByRole(role, { name }).first());
    await keys.press("Enter");
  };
  const people = page.getByRole("region", { name: "Välj en testperson" });
  await desk.sees(people);
  await desk.tabTo(people.getByRole("button").nth(someone.wide));
  await keys.press("Enter");
  await press("Kontakta oss", "link");
  await desk.focusIsOn(person.heading("Kontakta oss"));
  await press("Ortopedkliniken", "link");
  await desk.focusIsOn(person.heading("Kontakta oss: Ortopedkliniken"));
  await press("Granska innan du skickar");
  const faults = page.getByRole("group", { name: "Något behöver rättas" });
  await desk.focusIsOn(faults);
  await keys.press("Tab", "Enter");
  await desk.focusIsOn(page.getByRole("radio").first());
  await keys.press("ArrowDown");
  expect(await page.getByRole("radio").nth(1).isChecked()).toBe(true);
  await desk.tabTo(person.field(/^Beskriv/));
  await keys.write("Går det att byta till en eftermiddag?");
  await press("Granska innan du skickar");
  await desk.focusIsOn(person.heading("Stämmer det här?"));
  await press("Skicka");
  await desk.focusIsOn(person.heading("Tack, vi har fått ditt meddelande"));
  expect(await desk.pointed()).toBe(0);
});

test("på engelska: valet före inloggning följer med och finns kvar nästa gång", async () => {
  const person = await citizen(phone);
  await person.button("English").click();
  await person.desk.sees(person.heading("Welcome to Kontaktpunkten"));
  expect(await person.page.locator("html").getAttribute("lang")).toBe("en");
  await person.signIn(someone.english);
  await person.goTo("Contact us");
  await person.page.getByRole("link", { name: /^Kontaktpunkten Hjärta–Kärl/ }).click();
  await person.desk.sees(person.heading("What is it about?"));
  await person.desk.sees("Change a booked appointment");
  expect(await against(person.desk)).toEqual([]);

  // Kept with the person, not only with the phone.
  await person.page.evaluate(() => localStorage.clear());
  await person.page.reload();
  await person.desk.sees(person.heading("What is it about?"));
  await person.goTo("Settings");
  await person.page.getByRole("checkbox").check();
  await person.field("E-mail address").fill("britt@example.se");
  await person.page.getByRole("radio", { name: "Svenska" }).check();
  await person.button("Save").click();
  await person.desk.sees("Dina inställningar är sparade.");
  await person.page.reload();
  expect(await person.field("E-postadress").inputValue()).toBe("britt@example.se");
});
