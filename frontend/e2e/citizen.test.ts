import { text as readText } from "node:stream/consumers";
import { expect, test } from "vitest";
import { CitizenPages, phone, someone } from "./harness/citizen";
import type { Colleague, Schemas } from "./harness/colleague";
import { aDesk, type Options } from "./harness/desk";

const { empty, colleague } = aDesk();

/** What is asked of the server again now and then comes within this long. */
const soon = 40_000;

async function citizen(options: Options = phone): Promise<CitizenPages> {
  return new CitizenPages(await empty({ at: "/invanare", ...options }));
}

async function messages(by: Colleague, number: string): Promise<Schemas["Message"][]> {
  const { items } = await by.get<Schemas["ListTimelineItem"]>(
    `/tickets/${number}/timeline?limit=200`,
  );
  return items.flatMap(({ message }) => message ?? []);
}

test("en fråga från telefonen: kvitto, motfråga som besvaras på plats, svar med fil (KP-4, E-2, E-7)", async () => {
  const gun = await citizen();
  await gun.desk.sees(gun.heading("Välkommen till Kontaktpunkten"));
  const name = await gun.signIn(someone.story);
  await gun.goTo("Kontakta oss");
  await gun.desk.sees("måndag–fredag 07.30–17.00");
  await gun.page.getByRole("link", { name: /^Kontaktpunkten Hjärta–Kärl/ }).click();

  // One question a screen; nothing goes on without an answer.
  await gun.desk.sees(gun.page.getByText("Fråga 1 av 4"));
  await gun.button("Nästa").click();
  await gun.desk.sees("Välj ett alternativ.");
  await gun.page.getByRole("radio", { name: "Ändra en bokad tid" }).check();
  await gun.button("Nästa").click();
  await gun.desk.focusIsOn(gun.heading(/^Beskriv vad du vill ha hjälp med/));
  await gun.field(/^Beskriv/).fill("Jag är bortrest den 3 december.");
  await gun.desk.sees("1969 tecken kvar");
  await gun.button("Nästa").click();
  await gun.field(/^Telefonnummer/).fill("på kvällen");
  await gun.button("Nästa").click();
  await gun.desk.focusIsOn(gun.field(/^Telefonnummer/));
  await gun.field(/^Telefonnummer/).fill("070-174 06 05");
  await gun.button("Nästa").click();
  await gun.page.getByLabel("Lägg till fil").setInputFiles({
    name: "kallelse.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("Välkommen den 3 december."),
  });
  await gun.desk.sees(gun.page.getByRole("status").getByText("kallelse.txt är tillagd."));

  // A reload in the middle loses nothing.
  await gun.page.reload();
  await gun.desk.sees(gun.button("Ta bort kallelse.txt"));
  await gun.button("Nästa").click();
  await gun.desk.sees("070-174 06 05");
  await gun.desk.sees("kallelse.txt (1 kB)");
  const number = await gun.send();
  await gun.desk.sees("Du får svar senast");
  await gun.desk.sees("2–3 vardagar");

  // The desk has it as a ticket of its own, with what was said and the file.
  const anna = await colleague("forsta");
  const ticket = await anna.ticket(number);
  expect(ticket.channel).toBe("citizen1177");
  expect(ticket.reason).toBe("rebooking");
  const [first] = await messages(anna, number);
  expect(first).toMatchObject({ outgoing: false, via: "inbox" });
  expect(await anna.download(first!.attachments![0]!.id)).toBe("Välkommen den 3 december.");
  await anna.act(number, "take");
  await anna.act(number, "questions", { text: "Vilka dagar passar bättre?", via: "inbox" });

  // It comes to the inbox without reload, in words and not by colour alone.
  await gun.goTo(/^Inkorg/);
  const row = gun.row(number);
  await row.getByText("Vi väntar på ditt svar").waitFor({ timeout: soon });
  await gun.desk.sees(row.getByText("Oläst"));
  await row.click();
  const asked = gun.page.getByRole("article").filter({ hasText: "Vilka dagar passar bättre?" });
  await gun.desk.sees(asked.getByText("Nytt", { exact: true }));
  await gun.desk.sees(asked.getByText(/Anna Lindqvist/));

  // Answered where the question stands.
  await asked.getByRole("button", { name: "Skicka svaret" }).click();
  await gun.desk.focusIsOn(gun.field(/^Ditt svar på frågan/));
  await gun.field(/^Ditt svar på frågan/).fill("Tisdagar går bra.");
  await asked.getByRole("button", { name: "Skicka svaret" }).click();
  await gun.desk.sees("Ditt meddelande är skickat.");
  await gun.desk.sees(gun.page.getByRole("article").filter({ hasText: "Tisdagar går bra." }));
  await gun.desk.sees(gun.field("Skriv ett meddelande"));
  await expect.poll(async () => (await anna.ticket(number)).status).toBe("active");

  // The answer, with a file from the other side.
  const file = await anna.upload("ny tid.txt", "Tisdag 8 december kl. 9.20");
  const text = "Du har fått en ny tid, se brevet.";
  await anna.act(number, "replies", { text, via: "inbox", attachments: [file] });
  const answer = gun.page.getByRole("article").filter({ hasText: text });
  await answer.waitFor({ timeout: soon });
  const download = gun.page.waitForEvent("download");
  await answer.getByRole("button", { name: /^ny tid\.txt/ }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe("ny tid.txt");
  expect(await readText(await saved.createReadStream())).toBe("Tisdag 8 december kl. 9.20");
  // The desk sees that both were opened.
  const opened = async () => {
    const seen = (await messages(anna, number)).filter(({ opened_at }) => opened_at);
    return new Set(seen.map(({ id }) => id)).size;
  };
  await expect.poll(opened).toBe(2);

  // Signed out, the page shows nothing of it.
  await gun.button("Logga ut").click();
  await gun.desk.sees(gun.heading("Välkommen till Kontaktpunkten"));
  await gun.page.goBack();
  await gun.desk.sees(gun.heading("Logga in för att fortsätta"));
  await gun.desk.seesNo(gun.page.getByRole("banner").getByText(name));
  await gun.desk.seesNo(gun.page.getByText(text));
});

test("ord som låter brådskande: kvittot säger ring 112 och 1177 (KP-7a)", async () => {
  const person = await citizen();
  await person.signIn(someone.alarm);
  const strip = person.page.getByRole("complementary", { name: "Vid brådskande besvär" });
  await person.desk.sees(strip.getByRole("link", { name: "Ring 112" }));
  await person.write("Jag har svår bröstsmärta sedan en timme.", { about: "Något annat" });
  await person.send();
  const card = person.page.getByRole("alert").filter({ hasText: "Mår du dåligt nu?" });
  expect(await card.getByRole("link", { name: "Ring 112" }).getAttribute("href")).toBe("tel:112");
  expect(await card.getByRole("link", { name: "Ring 1177" }).getAttribute("href")).toBe("tel:1177");
});
