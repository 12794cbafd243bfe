import { expect, test } from "vitest";
import { aDesk } from "./harness/desk";
import { Form } from "./harness/form";
import { persons, short } from "./harness/people";

const { seat, colleague } = aDesk();

test("en känd patient: aderton tangenter utom det som sägs", async () => {
  const amir = await colleague("forsta2");
  const { number: identity_number, name } = persons.astrid;
  await amir.register({ patient: { identity_number, name }, reason: "feedback" });

  const anna = await seat("forsta");
  const form = new Form(anna);
  await anna.keys.press("n");
  await form.knownPatient(persons.astrid);
  await form.about("omb", "Omboka tid", "Kan inte komma på fredag, vill ha en tid veckan efter.");
  await anna.keys.press("Control+Enter");
  await anna.numberReadOut();
  // n, ten digits, Enter, Enter, three letters, Enter, Ctrl+Enter: at a slow
  // second a key still less than twenty of them.
  expect(anna.keys.pressed).toBe(1 + short(persons.astrid).length + 2 + 3 + 1 + 1);
  expect(anna.keys.pressed).toBeLessThan(20);
  expect(await anna.pointed()).toBe(0);
});

test("en fråga utan person registreras och avslutas med högst åtta tangenter", async () => {
  const anna = await seat("forsta");
  const form = new Form(anna);
  await anna.keys.press("n");
  await anna.focusIsOn(form.who);
  await anna.keys.press("Enter");
  await anna.focusIsOn(form.text);
  await anna.keys.write("Har ni öppet på fredag eftermiddag?");
  await anna.keys.press("Control+Enter");
  await anna.numberReadOut();
  await anna.sees("Avslutat: Informerad");
  expect(anna.keys.pressed).toBeLessThanOrEqual(8);
  expect(anna.keys.pressed).toBe(3);
  expect(await anna.pointed()).toBe(0);
});

test("enkeltangenter: flytta, öppna, fördela, eskalera, bevaka, avsluta, hjälp och kommandon", async () => {
  const amir = await colleague("forsta2");
  const { number } = await amir.register({ subject: "Tangenterna", priority: 1 });
  const anna = await seat("forsta", { at: "/queue/1" });
  const list = anna.page.getByRole("grid", { name: "Kontaktpunkten" });
  const marked = list.getByRole("row", { selected: true });
  await anna.sees(list.getByRole("gridcell").first());

  await anna.keys.press("j");
  const first = await marked.getAttribute("id");
  await anna.keys.press("j");
  await expect.poll(() => marked.getAttribute("id")).not.toBe(first);
  await anna.keys.press("k");
  await expect.poll(() => marked.getAttribute("id")).toBe(first);

  // Down to the ticket, and open it.
  const { items } = await amir.get<{ items: object[] }>("/tickets?queue=1&limit=200");
  for (let rows = items.length; rows > 0; rows -= 1) {
    if ((await marked.getAttribute("id")) === `row-${number}`) break;
    await anna.keys.press("j");
  }
  expect(await marked.getAttribute("id")).toBe(`row-${number}`);
  await anna.keys.press("o");
  await anna.sees(anna.fact(number, "Hanterare").getByText("ingen än"));
  await anna.keys.press("t");
  await anna.sees(anna.fact(number, "Hanterare").getByText("du"));
  for (const [key, act] of [
    ["e", "Eskalera"],
    ["c", "Avsluta"],
    ["w", "Bevaka"],
  ] as const) {
    await anna.keys.press(key);
    const form = anna.page.getByRole("form", { name: act });
    await anna.sees(form);
    await anna.keys.press("Escape");
    await anna.seesNo(form);
  }

  // One letter is enough where it tells what is meant.
  await anna.keys.press("c");
  await anna.find("i", "Informerad");
  const action = anna.page.getByRole("combobox", { name: "Åtgärd" });
  await expect.poll(() => action.inputValue()).toBe("Informerad");
  await anna.keys.press("Escape");

  await anna.keys.press("?");
  const sheet = anna.page.getByRole("dialog", { name: "Tangenter" });
  await anna.sees(sheet.getByText("Fördela till mig").or(sheet.getByText("Nästa rad")).first());
  await anna.keys.press("Escape");
  await anna.seesNo(sheet);

  await anna.keys.press("Control+k");
  const palette = anna.page.getByRole("dialog", { name: "Kommandon" });
  await anna.sees(palette);
  await anna.keys.write("receptp");
  await anna.sees(palette.getByRole("option", { name: /^Receptpool/ }));
  await anna.keys.press("Enter");
  await anna.sees(anna.page.getByRole("heading", { name: /^Receptpool/ }));
  expect(await anna.pointed()).toBe(0);
});

test("en brytare stänger av enkeltangenterna, och de med Ctrl är kvar", async () => {
  const anna = await seat("forsta", { at: "/queue/1" });
  await anna.sees(anna.page.getByRole("grid", { name: "Kontaktpunkten" }));
  await anna.keys.press("?");
  const sheet = anna.page.getByRole("dialog", { name: "Tangenter" });
  const one = sheet.getByRole("switch", { name: "Enkeltangenter på" });
  await anna.sees(sheet);
  expect(await one.isChecked()).toBe(true);
  await one.click();
  await expect.poll(() => one.isChecked()).toBe(false);
  await anna.keys.press("Escape");
  await anna.seesNo(sheet);

  await anna.keys.press("n", "j", "o");
  await anna.keys.press("Control+k");
  await anna.sees(anna.page.getByRole("dialog", { name: "Kommandon" }));
  expect(new URL(anna.page.url()).pathname).toBe("/queue/1");
  expect(await anna.page.getByRole("row", { selected: true }).count()).toBe(0);
  await anna.keys.press("Escape");

  // It follows the person, and the same switch turns them on again.
  await anna.page.reload();
  await anna.sees(anna.page.getByRole("grid", { name: "Kontaktpunkten" }));
  await anna.keys.press("?");
  await anna.sees(sheet);
  expect(await one.isChecked()).toBe(false);
  await one.click();
  await expect.poll(() => one.isChecked()).toBe(true);
  await anna.keys.press("Escape");
  await anna.seesNo(sheet);
  await anna.keys.press("n");
  await anna.sees(anna.page.getByRole("heading", { name: "Ny kontakt" }));
});
