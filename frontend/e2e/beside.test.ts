import { expect, test } from "vitest";
import { against } from "./harness/axe";
import type { Schemas } from "./harness/colleague";
import { aDesk, type Desk } from "./harness/desk";
import { grouped, persons } from "./harness/people";

const { seat, colleague } = aDesk();

const answer = (desk: Desk) => desk.page.getByRole("textbox", { name: "Svar till kunden" });
const writes = (desk: Desk, name: string) =>
  desk.page.getByText(`${name} skriver i ärendet just nu`);

async function answering(desk: Desk, number: string): Promise<void> {
  await desk.sees(desk.ticket(number).getByRole("button", { name: /^Besvara/ }));
  await desk.keys.press("r");
  await desk.focusIsOn(answer(desk));
}

test("två svarar i samma ärende: de ser varandra, och den som blir tvåa får veta det och har texten kvar", async () => {
  const { number: identity_number, name } = persons.verner;
  const chef = await colleague("chef");
  const { number } = await chef.register({
    channel: "email",
    customer: { kind: "patient", email: "brev@example.se" },
    patient: { identity_number, name },
    reason: "general-information",
    subject: "Två svarar på samma brev",
  });
  const anna = await seat("forsta", { at: `/ticket/${number}` });
  const amir = await seat("forsta2", { at: `/ticket/${number}` });
  for (const desk of [anna, amir]) await desk.isLive();

  await answering(anna, number);
  await anna.keys.write("Vi har öppet i morgon.");
  await amir.sees(writes(amir, "Anna Lindqvist"));

  // Amir begins with a template all the same: nothing is locked.
  await answering(amir, number);
  await amir.keys.press("/");
  await amir.focusIsOn(amir.page.getByRole("combobox", { name: "Välj mall" }));
  const options = amir.page.getByRole("listbox", { name: "Välj mall" }).getByRole("option");
  await amir.keys.write("tack för ditt");
  await expect.poll(() => options.count()).toBe(1);
  await amir.keys.press("Enter");
  await amir.focusIsOn(answer(amir));
  await amir.sees(answer(amir).getByText(`Hej ${name}!`));
  await amir.sees(answer(amir).getByText(new RegExp(`Ditt ärende har nummer ${number}`)));
  await amir.keys.write(" Hälsningar Amir.");
  await anna.sees(writes(anna, "Amir Haddad"));

  await anna.keys.press("Control+Enter");
  await anna.sees(anna.page.getByText(`Svaret i ${number} skickas.`));

  // Amir is told whose words they are, sees them above his own, and has lost nothing.
  const form = amir.page.getByRole("form", { name: "Besvara" });
  await amir.sees(form.getByText("Någon annan hann före:"));
  const news = form.getByRole("list", { name: "Nytt medan du skrev" });
  await amir.sees(news.getByText("Anna Lindqvist"));
  await amir.sees(news.getByText("Vi har öppet i morgon."));
  const kept = await answer(amir).innerText();
  expect(kept).toContain(`Hej ${name}!`);
  expect(kept).toContain("Hälsningar Amir.");
  expect(await against(amir)).toEqual([]);
  await amir.seesNo(writes(amir, "Anna Lindqvist"));

  // Anna has the ticket now: what Amir wrote becomes a note to her, with nothing sent twice.
  await amir.sees(form.getByText(/Anna Lindqvist/).first());
  await form.getByRole("button", { name: "Flytta texten till en anteckning" }).click();
  const note = amir.page.getByRole("textbox", { name: "Anteckning" });
  expect(await note.inputValue()).toContain("Hälsningar Amir.");
  await amir.keys.press("Control+Enter");
  const noted = anna.ticket(number).getByRole("listitem").filter({ hasText: "Amir Haddad" });
  await anna.sees(noted.getByText(/Hälsningar Amir\./).first());
  const { items } = await chef.get<Schemas["ListTimelineItem"]>(
    `/tickets/${number}/timeline?limit=50`,
  );
  const sent = items.filter(({ message }) => message?.outgoing).map(({ text }) => text);
  expect(sent).toEqual(["Vi har öppet i morgon."]);
});

test("en tangent skriver ut de öppna ärendena, utan skyddade uppgifter, och det står i åtkomstloggen", async () => {
  const { number: identity_number, name } = persons.pontus;
  const amir = await colleague("forsta2");
  const { number } = await amir.register({
    patient: { identity_number, name },
    customer: { kind: "patient", phone: "070-174 06 41" },
    subject: "Ska stå på pappret",
    priority: 1,
  });
  const anna = await seat("forsta");
  await anna.page.evaluate(() => {
    window.print = () => document.body.setAttribute("data-printed", "true");
  });
  await anna.keys.press("Shift+P");
  await anna.sees(anna.page.getByRole("heading", { name: /^Öppna ärenden, / }));
  await anna.sees(anna.page.locator("body[data-printed]"));
  const rows = anna.page.getByRole("table").getByRole("row");
  const by = anna.page.getByText(/^Utskriven .* av Anna Lindqvist\./);
  const count = Number(/(\d+) ärenden/.exec((await by.textContent())!)![1]);
  expect(await rows.count()).toBe(count + 1);

  await anna.page.emulateMedia({ media: "print" });
  const paper = rows.filter({ hasText: number });
  for (const words of [name, grouped(persons.pontus), "070-174 06 41", "Ska stå på pappret"])
    await anna.sees(paper.getByText(words).first());
  expect(await anna.page.getByRole("navigation").count()).toBe(0);
  const chef = await colleague("chef");
  const all = await chef.get<{ items: Schemas["Ticket"][] }>("/tickets?view=all&limit=200");
  const hidden = all.items.find(({ patient }) => patient?.protected)!;
  await anna.sees(rows.filter({ hasText: hidden.number }).getByText("Skyddade personuppgifter"));

  const maria = await seat("granskare", { at: "/access-log" });
  await maria.page.getByRole("textbox", { name: "Patientens personnummer" }).fill(identity_number);
  await maria.page.getByRole("button", { name: "Sök", exact: true }).click();
  const entry = maria.page.getByRole("row").filter({ hasText: "Anna Lindqvist" });
  await maria.sees(entry.getByText("Skrev ut").first());
});
