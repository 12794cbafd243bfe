import { expect, test } from "vitest";
import { CitizenPages, phone, someone } from "./harness/citizen";
import { aDesk, type Options } from "./harness/desk";

const { empty } = aDesk();

async function citizen(options: Options = phone): Promise<CitizenPages> {
  return new CitizenPages(await empty({ at: "/invanare", ...options }));
}

const text = "Jag vill flytta min tid till veckan efter.";

test("svaret på det som skickades kom aldrig fram: att skicka igen blir samma ärende", async () => {
  const person = await citizen({ ...phone, cable: true });
  person.desk.watch.allow(/ERR_|Failed to load resource/);
  await person.signIn(someone.twice);
  await person.write(text);

  // It reaches the desk, but the answer is lost on the way.
  const first: string[] = [];
  await person.page.route("**/api/v1/citizen/contacts", async (route) => {
    const answer = await route.fetch();
    first.push(((await answer.json()) as { thread: string }).thread);
    await route.abort("connectionreset");
  });
  await person.button("Skicka").click();
  await person.desk.sees("Det är inte skickat ännu");
  await person.page.unroute("**/api/v1/citizen/contacts");

  // Not even after the page was loaded anew.
  await person.page.reload();
  await person.desk.sees(person.page.getByText(text));
  expect([await person.send()]).toEqual(first);
  await person.goTo(/^Inkorg/);
  await person.desk.sees(person.row(first[0]!));
  expect(await person.page.getByRole("link").filter({ hasText: text }).count()).toBe(1);

  // Without a line one goes on writing, and is told.
  await person.row(first[0]!).click();
  await person.desk.sees(person.field("Skriv ett meddelande"));
  person.desk.cable.cut();
  await person.field("Skriv ett meddelande").fill("Och gärna på morgonen.");
  await person.button("Skicka meddelandet").click();
  await person.desk.sees("Det är inte skickat ännu");
  await person.desk.sees(person.page.getByText(/^Ingen uppkoppling/));
  person.desk.cable.mend();
  await person.desk.seesNo(person.page.getByText(/^Ingen uppkoppling/));
  expect(await person.field("Skriv ett meddelande").inputValue()).toBe("Och gärna på morgonen.");
  await person.button("Skicka meddelandet").click();
  await person.desk.sees("Ditt meddelande är skickat.");
  await expect.poll(() => person.page.getByRole("article").count()).toBe(2);
});

test("utloggad mitt i: texten finns kvar för den som skrev, och bara för den", async () => {
  const person = await citizen();
  person.desk.watch.allow(/status of 401/);
  await person.signIn(someone.ended);
  await person.write(text);
  await person.desk.context.clearCookies();
  await person.button("Skicka").click();
  await person.desk.focusIsOn(person.heading("Du har loggats ut"));
  await person.desk.seesNo(person.page.getByText(text));
  const at = person.page.url();

  // Somebody else on the same phone finds nothing.
  await person.signIn(someone.wide);
  await person.desk.sees(person.page.getByText("Fråga 1 av 4"));
  await person.button("Logga ut").click();
  await person.desk.sees(person.heading("Välkommen till Kontaktpunkten"));

  await person.page.goto(at);
  await person.signIn(someone.ended);
  await person.desk.sees(person.page.getByText(text));

  // Signing out on purpose asks what to do with it.
  await person.button("Logga ut").click();
  const question = person.page.getByRole("dialog", { name: "Du har text som inte är skickad" });
  await question.getByRole("button", { name: "Avbryt" }).click();
  await person.send();
  await person.button("Logga ut").click();
  await person.desk.sees(person.heading("Välkommen till Kontaktpunkten"));
});

test("den som är borta länge varnas och kan stanna kvar (WCAG 2.2.1)", async () => {
  const person = await citizen();
  await person.page.clock.install();
  await person.page.reload();
  await person.signIn(someone.ended);
  await person.page.clock.fastForward("28:10");
  await person.desk.sees(person.page.getByRole("alert").filter({ hasText: "loggas snart ut" }));
  await person.button("Fortsätt vara inloggad").click();
  await person.desk.seesNo(person.page.getByText(/loggas snart ut/));
  await person.page.clock.fastForward("01:00");
  await person.desk.seesNo(person.page.getByText(/loggas snart ut/));
});
