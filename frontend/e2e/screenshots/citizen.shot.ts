import { mkdir } from "node:fs/promises";
import { test } from "vitest";
import { CitizenPages, phone, someone } from "../harness/citizen";
import { aDesk } from "../harness/desk";

const { empty, colleague } = aDesk();
const folder = new URL("../../../docs/screenshots/", import.meta.url).pathname;

test("the citizen's inbox and a question in it, on a phone", async () => {
  const person = new CitizenPages(await empty({ at: "/invanare", ...phone }));
  const picture = async (name: string) => {
    await person.page.waitForLoadState("networkidle");
    await mkdir(folder, { recursive: true });
    await person.page.screenshot({ path: `${folder}${name}.png`, animations: "disabled" });
  };
  await person.desk.sees(person.heading("Välj en testperson"));
  await picture("citizen-start");
  await person.signIn(someone.story);
  await person.write("Jag är bortrest den 3 december. Går det att få en ny tid veckan efter?");
  const number = await person.send();
  const anna = await colleague("forsta");
  await anna.act(number, "take");
  const text = "Hej! Vi har tider tisdag 8 och torsdag 10 december. Vilken dag passar dig bäst?";
  await anna.act(number, "questions", { text, via: "inbox" });
  await person.goTo(/^Inkorg/);
  const waits = person.row(number).getByText("Vi väntar på ditt svar");
  await waits.waitFor({ timeout: 40_000 });
  await picture("citizen-inbox");
  await person.row(number).click();
  await person.desk.sees(person.field("Ditt svar på frågan"));
  await picture("citizen-question");
});
