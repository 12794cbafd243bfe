import { expect, test } from "vitest";
import { aDesk } from "./harness/desk";
import { Form } from "./harness/form";
import { persons } from "./harness/people";

const { seat, again, colleague } = aDesk();

/** What the browser itself writes down when the line is cut. */
const cut = [/net::ERR_/, /WebSocket connection to .* failed/];

test("det man skriver överlever omladdning och Esc", async () => {
  const anna = await seat("forsta", { at: "/new" });
  const form = new Form(anna);
  await form.newPatient(persons.rune);
  await form.about("boka", "Boka tid", "Vill ha en tid före jul.");
  await anna.sees("Utkast sparat");

  await anna.page.reload();
  await anna.sees(form.text);
  await expect.poll(() => form.text.inputValue()).toBe("Vill ha en tid före jul.");
  expect(await form.who.inputValue()).toBe("2711772380");
  expect(await form.reason.inputValue()).toBe("Boka tid");

  await anna.keys.press("Escape");
  await anna.sees(anna.page.getByRole("heading", { name: "Hej Anna" }));
  await anna.sees(anna.page.getByRole("link", { name: "Fortsätt ny kontakt" }).first());
  await anna.keys.press("n");
  await anna.sees(form.text);
  expect(await form.text.inputValue()).toBe("Vill ha en tid före jul.");

  // On another computer, too.
  const elsewhere = await again("forsta", { at: "/new" });
  await expect.poll(() => new Form(elsewhere).text.inputValue()).toBe("Vill ha en tid före jul.");
});

test("förbindelsen bryts mitt i samtalet: allt är kvar, och ärendet blir bara ett", async () => {
  const anna = await seat("forsta", { cable: true, at: "/new" });
  anna.watch.allow(...cut);
  const form = new Form(anna);
  await form.newPatient(persons.valborg);
  await form.about("boka", "Boka tid", "Ringde när nätet försvann.");
  anna.cable.cut();
  await anna.sees("Ingen kontakt. Du kan fortsätta skriva.");
  await anna.keys.write(" Ringer igen i morgon.");
  await anna.sees("Utkast sparat på den här datorn");
  await anna.keys.press("Control+Enter");
  await anna.sees("Ärendet är inte registrerat än");

  anna.cable.mend();
  await anna.page.getByRole("button", { name: "Försök igen" }).click();
  const number = await anna.numberReadOut();
  const amir = await colleague("forsta2");
  const found = await amir.ask<{ items: { earlier: { number: string }[] }[] }>(
    "POST",
    "/patients/search",
    { identity_number: persons.valborg.number },
  );
  expect(found.items[0]!.earlier.map((ticket) => ticket.number)).toEqual([number]);
});

test("sessionen slutar mitt i skrivandet: man loggar in över arbetet, och det skickas", async () => {
  const anna = await seat("forsta", { at: "/new" });
  anna.watch.allow(/status of 401/);
  const form = new Form(anna);
  await form.newPatient(persons.helge);
  await form.about("boka", "Boka tid", "Skrev när sessionen tog slut.");
  await anna.isLive();
  const elsewhere = await colleague("forsta");
  await elsewhere.ask("DELETE", "/session?everywhere=true");

  const dialog = anna.page.getByRole("dialog", { name: "Du har blivit utloggad" });
  await anna.sees(dialog);
  await anna.focusIsOn(dialog.getByRole("textbox", { name: "Lösenord" }));
  await anna.keys.write("demo");
  await anna.keys.press("Enter");
  await anna.seesNo(dialog);
  expect(await form.text.inputValue()).toBe("Skrev när sessionen tog slut.");
  await anna.page.getByRole("button", { name: /^Registrera som löst/ }).click();
  await anna.numberReadOut();
  await anna.isLive();
});

test("en kollega hann ta ärendet: det sägs, och texten blir en anteckning", async () => {
  const amir = await colleague("forsta2");
  const { number } = await amir.register({ subject: "Två skriver samtidigt" });
  const anna = await seat("forsta", { at: `/ticket/${number}` });
  await anna.isLive();
  await anna.sees(anna.ticket(number).getByRole("button", { name: "Eskalera" }));
  await anna.keys.press("e");
  await anna.choose("Vart?", "Sjuksköterskor");
  const question = anna.page.getByRole("textbox", { name: "Vad vill vi veta?" });
  await question.fill("Behöver patienten komma fastande?");

  await amir.act(number, "take");
  const act = anna.page.getByRole("form", { name: "Eskalera" });
  await anna.sees(act.getByText("Någon annan hann före:"));
  await anna.sees(act.getByText("Amir Haddad hanterar ärendet nu."));
  expect(await question.inputValue()).toBe("Behöver patienten komma fastande?");
  await act.getByRole("button", { name: "Flytta texten till en anteckning" }).click();
  const note = anna.page.getByRole("textbox", { name: "Anteckning" });
  expect(await note.inputValue()).toBe("Behöver patienten komma fastande?");
});

test("båda skriver: den som var långsammare får veta det, har texten kvar och skickar igen", async () => {
  const amir = await colleague("forsta2");
  const { number } = await amir.register({ subject: "Hann inte få veta" });
  const anna = await seat("forsta", { at: `/ticket/${number}` });
  anna.watch.allow(/status of 409 .*\/watch$/);
  await anna.sees(anna.ticket(number).getByRole("button", { name: "Bevaka" }));
  await anna.keys.press("w");
  await anna.page.getByRole("button", { name: "Om en vecka" }).click();
  const what = anna.page.getByRole("textbox", { name: "Vad ska vi titta efter?" });
  await what.fill("Har svaret kommit?");

  // The colleague's note reaches the desk while Anna's press is on its way.
  let overtaken = false;
  await anna.page.route("**/watch", async (route) => {
    if (!overtaken) await amir.act(number, "notes", { text: "Patienten ringde igen." });
    overtaken = true;
    await route.continue();
  });
  const refused = anna.page.waitForResponse((response) => response.status() === 409);
  const act = anna.page.getByRole("form", { name: "Bevaka" });
  await act.getByRole("button", { name: /^Bevaka till/ }).click();
  await refused;
  await anna.sees(act.getByText("Någon annan hann före:"));
  await anna.sees(act.getByText("Patienten ringde igen."));
  expect(await what.inputValue()).toBe("Har svaret kommit?");
  expect((await amir.ticket(number)).watches).toEqual([]);

  const again = act.getByRole("button", { name: /^Bevaka till .* ändå/ });
  await anna.press(again, async () => (await amir.ticket(number)).watches.length === 1);
  expect((await amir.ticket(number)).watches[0]).toMatchObject({ note: "Har svaret kommit?" });
});
