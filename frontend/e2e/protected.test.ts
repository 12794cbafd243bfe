import { expect, test } from "vitest";
import { against } from "./harness/axe";
import type { Colleague, Schemas } from "./harness/colleague";
import { aDesk, type Desk } from "./harness/desk";

const { seat, colleague } = aDesk();

type Revealed = Schemas["Revealed"];

/** Everything that reaches somebody's browser, as text. */
function overhear(desk: Desk): { heard: () => Promise<string> } {
  const bodies: Promise<string>[] = [];
  desk.page.on("response", (response) => {
    if (response.url().includes("/api/")) bodies.push(response.text().catch(() => ""));
  });
  desk.page.on("websocket", (line) => {
    line.on("framereceived", ({ payload }) => bodies.push(Promise.resolve(payload.toString())));
  });
  return { heard: async () => (await Promise.all(bodies)).join("\n") };
}

/** Somebody whose identity is protected, and all that must not be seen of them. */
async function protectedPatient(chef: Colleague) {
  const { items } = await chef.get<{ items: Schemas["Ticket"][] }>("/tickets?view=all&limit=200");
  const ticket = items.find(({ patient }) => patient?.protected);
  if (!ticket) throw new Error("the demo day has nobody with protected identity");
  const path = `/tickets/${ticket.number}/reveal`;
  const { patient } = await chef.ask<Revealed>("POST", path, { why: "Underlag till provet." });
  const digits = patient.identity_number!.replace(/\D/g, "");
  const secrets = [patient.name!, patient.identity_number!, digits, digits.slice(2)];
  if (patient.phone) secrets.push(patient.phone);
  if (patient.email) secrets.push(patient.email);
  return { ticket, patient, secrets };
}

test("skyddade personuppgifter syns inte i lista, sökning, ärende eller det som skickas till skärmen", async () => {
  const { ticket, patient, secrets } = await protectedPatient(await colleague("chef"));
  const anna = await seat("forsta");
  const { heard } = overhear(anna);
  const screens: string[] = [];
  const look = async () => {
    screens.push(await anna.page.locator("body").innerText());
    expect(await against(anna)).toEqual([]);
  };

  await anna.goto("/view/all");
  await anna.isLive();
  const row = await anna.bring(ticket.number);
  await anna.sees(row.getByText("Skyddade uppgifter"));
  await look();

  await row.click();
  const who = anna.fact(ticket.number, "Gäller patient");
  await anna.sees(who.getByText("Skyddade personuppgifter"));
  await anna.keys.press("p");
  await anna.sees(anna.page.getByRole("complementary", { name: "Patient och bakgrund" }));
  expect(await anna.page.getByRole("button", { name: "Visa skyddade uppgifter" }).count()).toBe(0);
  await look();

  // A change comes by the live line.
  const amir = await colleague("forsta2");
  await amir.act(ticket.number, "notes", { text: "Ringer på avtalat sätt." });
  await anna.sees(anna.ticket(ticket.number).getByText("Ringer på avtalat sätt.").first());
  await look();

  // By name there is nothing to find. Who says the number is known to have one.
  const search = anna.page.getByRole("searchbox", { name: "Sök ärende, patient eller ord" });
  await search.fill(patient.name!);
  await search.press("Enter");
  await anna.sees(anna.page.getByRole("heading", { name: /^Sökning/ }));
  await anna.sees("Inga träffar");
  const found = await amir.ask<Schemas["PatientSearch"]>("POST", "/patients/search", {
    name: patient.name!,
  });
  expect(found.items).toEqual([]);

  for (const secret of secrets) {
    expect(screens.join("\n")).not.toContain(secret);
    expect(await heard()).not.toContain(secret);
  }
});

test("samordnaren visar dem med ett skäl, och det står i åtkomstloggen", async () => {
  const { ticket, patient } = await protectedPatient(await colleague("chef"));
  const why = "Kallelsen ska lämnas på avtalat sätt.";
  const birgitta = await seat("chef", { at: `/ticket/${ticket.number}` });
  await birgitta.sees(birgitta.ticket(ticket.number));
  expect(await birgitta.page.locator("body").innerText()).not.toContain(patient.name!);

  await birgitta.page.getByRole("button", { name: "Visa skyddade uppgifter" }).click();
  const reason = birgitta.page.getByRole("textbox", { name: "Varför behöver du se dem?" });
  await birgitta.page.getByRole("button", { name: "Visa", exact: true }).click();
  await birgitta.sees("Skriv minst fem tecken.");
  expect(await against(birgitta)).toEqual([]);
  await reason.fill(why);
  await birgitta.page.getByRole("button", { name: "Visa", exact: true }).click();
  const shown = birgitta.ticket(ticket.number).getByText(patient.name!);
  await birgitta.sees(shown);
  await birgitta.sees("Skyddade uppgifter visas i 2 minuter.");
  expect(await against(birgitta)).toEqual([]);
  await birgitta.page.getByRole("button", { name: "Dölj igen" }).click();
  await birgitta.seesNo(shown);

  // The supervisor is told, also of what she did herself.
  await birgitta.page.getByRole("button", { name: /^Meddelanden/ }).click();
  await birgitta.sees(`Skyddade uppgifter visades: ärende ${ticket.number}`);

  const maria = await seat("granskare", { at: "/access-log" });
  await maria.page.getByRole("textbox", { name: "Ärende" }).fill(ticket.number);
  await maria.page.getByRole("button", { name: "Sök", exact: true }).click();
  const entry = maria.page.getByRole("row").filter({ hasText: why });
  await maria.sees(entry.getByText("Birgitta Ståhl"));
  await maria.sees(entry.getByText("Visade skyddade uppgifter"));
  expect(await against(maria)).toEqual([]);
});
