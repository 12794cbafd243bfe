import { expect, test } from "vitest";
import { aDesk, type Desk } from "./harness/desk";
import { Form } from "./harness/form";
import { persons } from "./harness/people";

const { seat, empty } = aDesk();

/** Today's closed tickets as the supervisor sees them: who solved them, and the share. */
async function figuresOf(chef: Desk) {
  const { page } = chef;
  await chef.goto("/statistics?period=1");
  const card = page.getByRole("region", { name: /^Lösningsgrad \d+ \S+ \d{4}$/ });
  const count = async (name: string) => {
    const row = card.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });
    return Number(await row.getByRole("cell").innerText());
  };
  const firstLine = await count("Löst av första linjen");
  const secondLine = await count("Löst av andra linjen");
  const others = await count("Gick vidare till klinikerna eller löstes inte");
  const counted = await count("Avslutade som räknas");
  const share = await card.getByRole("strong").first().innerText();
  return { firstLine, secondLine, others, counted, share: parseFloat(share.replace(",", ".")) };
}

test("ett samtal registreras med tangenterna, går till arytmi och tillbaka, och avslutas", async () => {
  const chef = await seat("chef");
  const before = await figuresOf(chef);

  const amir = await seat("forsta2");
  await amir.page.getByRole("link", { name: /^Kontaktpunkten \d/ }).click();
  await amir.isLive();

  // Anna signs in, registers and escalates without touching the mouse.
  const anna = await empty();
  await anna.tabTo(anna.page.getByRole("textbox", { name: "Användarnamn" }));
  await anna.keys.write("forsta");
  await anna.keys.press("Tab");
  await anna.keys.write("demo");
  await anna.keys.press("Enter");
  await anna.sees(anna.page.getByRole("heading", { name: "Hej Anna" }));
  await anna.keys.press("n");
  const form = new Form(anna);
  await form.newPatient(persons.signe);
  await form.about(
    "pati",
    "Patientinformation",
    "Undrar om flimmerablationen blir av trots den nya medicinen.",
  );
  await anna.keys.press("F4", "Control+Enter");
  const number = await anna.numberReadOut();

  // Amir sees it come, without reloading and without anything moving.
  await amir.sees(amir.page.getByRole("button", { name: /^1 nytt/ }));
  await amir.keys.press(".");
  await amir.sees((await amir.bring(number)).getByText(persons.signe.name));

  await anna.keys.press("o");
  await anna.sees(anna.ticket(number));
  await anna.keys.press("e");
  await anna.focusIsOn(anna.page.getByRole("combobox", { name: "Vart?" }));
  await anna.find("sjuk", "Sjuksköterskor");
  await anna.keys.press("Tab", "Tab");
  await anna.keys.write("Kan ablationen göras med den nya medicinen?");
  await anna.keys.press("Control+Enter");
  await anna.sees(anna.page.getByRole("region", { name: "Fråga till Sjuksköterskor" }));
  expect(await anna.pointed()).toBe(0);

  // It leaves Amir's list where it stands: greyed, until he asks.
  await amir.sees(amir.row(number).getByText("borta ur listan"));

  // The nurse takes it and asks the arrhythmia group.
  const karin = await seat("andra");
  const asked = karin.page.getByRole("article", { name: number });
  await karin.sees(asked.getByText("Kan ablationen göras med den nya medicinen?"));
  await asked.getByRole("button", { name: `Öppna ${number}` }).click();
  const atKarin = karin.ticket(number);
  await karin.sees(atKarin.getByRole("button", { name: "Fördela till mig" }));
  await karin.keys.press("t");
  await karin.sees(karin.fact(number, "Hanterare").getByText("du"));
  await karin.keys.press("e");
  await karin.choose("Vart?", "Arytmi");
  await karin.page
    .getByRole("textbox", { name: "Vad vill vi veta?" })
    .fill("Ska medicinen sättas ut före ablationen?");
  await karin.page.getByRole("button", { name: "Eskalera", exact: true }).last().click();
  await karin.sees(karin.page.getByRole("region", { name: "Fråga till Arytmi" }));

  // The specialist answers where the question stands.
  const elisabet = await seat("tredje");
  const question = elisabet.page.getByRole("article", { name: number });
  await elisabet.sees(question.getByText("Ska medicinen sättas ut före ablationen?"));
  await question
    .getByRole("textbox", { name: `Svar på ${number}` })
    .fill("Nej, fortsätt som nu. Ablationen blir av.");
  await question.getByRole("button", { name: "Återlämna med svar" }).click();
  await elisabet.seesNo(question);

  // It is back with the nurse, who sees the answer come into the open ticket.
  await karin.sees(karin.page.getByRole("region", { name: "Svar från Arytmi" }));
  await karin.sees(atKarin.getByText("Nej, fortsätt som nu. Ablationen blir av.").first());
  await karin.keys.press("b");
  await karin.keys.write("Ja, ablationen görs. Fortsätt med medicinen som vanligt.");
  await karin.keys.press("Control+Enter");
  await karin.seesNo(karin.page.getByRole("textbox", { name: "Svar till Kontaktpunkten" }));

  // Anna, who has had the ticket open all the time, rings the patient and closes it.
  await anna.sees(anna.page.getByRole("region", { name: "Svar från Sjuksköterskor" }));
  await anna.keys.press("c");
  await anna.focusIsOn(anna.page.getByRole("combobox", { name: "Åtgärd" }));
  await anna.find("info", "Informerad");
  await anna.keys.press("Control+Enter");
  await anna.sees(anna.ticket(number).getByText("Avslutat: Informerad").first());

  // A second call, about nobody in particular, is solved at once.
  await anna.keys.press("n");
  await anna.focusIsOn(form.who);
  await anna.keys.press("Enter");
  await anna.focusIsOn(form.text);
  await anna.keys.write("Undrar när ni har öppet.");
  await anna.keys.press("Control+Enter");
  const second = await anna.numberReadOut();
  await anna.sees("Avslutat: Informerad");
  expect(await anna.pointed()).toBe(0);

  // The supervisor's figures: two more closed, one of them solved by the first line.
  const after = await figuresOf(chef);
  expect(after).toMatchObject({
    firstLine: before.firstLine + 1,
    secondLine: before.secondLine,
    others: before.others + 1,
    counted: before.counted + 2,
  });
  for (const { firstLine, secondLine, counted, share } of [before, after]) {
    expect(Math.abs(share - (100 * (firstLine + secondLine)) / counted)).toBeLessThan(1);
  }
  await chef.page
    .getByRole("link", { name: /^\d+ ärenden lösta av första linjen/ })
    .first()
    .click();
  await chef.sees(chef.row(second));
  expect(await chef.row(number).count()).toBe(0);

  // The access log tells who has read what about Signe.
  const maria = await seat("granskare", { at: "/access-log" });
  await maria.page
    .getByRole("textbox", { name: "Patientens personnummer" })
    .fill(persons.signe.number);
  await maria.page.getByRole("button", { name: "Sök", exact: true }).click();
  await maria.sees("Inga fler poster i urvalet.");
  const entries = await maria.page.getByRole("row").allInnerTexts();
  const did = (name: string, what: string) =>
    entries.some((entry) => entry.includes(name) && entry.includes(what));
  expect(did("Anna Lindqvist", `Skrev\nÄrende ${number}`)).toBe(true);
  expect(did("Amir Haddad", `Såg ändring direkt\nÄrende ${number}`)).toBe(true);
  expect(did("Karin Holmström", `Läste\nÄrende ${number}`)).toBe(true);
  expect(did("Karin Holmström", `Skrev\nÄrende ${number}`)).toBe(true);
  expect(did("Elisabet Norén", `Skrev\nÄrende ${number}`)).toBe(true);
  const names = entries.slice(1).map((entry) => entry.split("\n")[1]);
  expect([...new Set(names)].sort()).toEqual([
    "Amir Haddad",
    "Anna Lindqvist",
    "Birgitta Ståhl",
    "Elisabet Norén",
    "Karin Holmström",
  ]);
});
