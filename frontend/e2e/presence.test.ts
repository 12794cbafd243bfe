import { expect, test } from "vitest";
import { against } from "./harness/axe";
import { aDesk, type Desk } from "./harness/desk";

const { seat, colleague } = aDesk();

/** What the browser itself writes down when the line is cut. */
const cut = [/net::ERR_/, /WebSocket connection to .* failed/];
/** Nobody is shown longer than this after the line was lost. */
const gone = 15_000;

/** What the head of the open ticket says of colleagues. */
const told = (desk: Desk, number: string, words: string) =>
  desk.ticket(number).getByText(words, { exact: true }).first();
const sign = (desk: Desk, number: string, words: string) =>
  desk.row(number).getByRole("img", { name: words, exact: true });
const note = (desk: Desk) => desk.page.getByRole("textbox", { name: "Anteckning" });

test("två som har samma ärende öppet ser varandra, och vem som skriver", async () => {
  const { number } = await (await colleague("chef")).register({ subject: "Två ser samma ärende" });
  const anna = await seat("forsta", { at: "/queue/1" });
  const amir = await seat("forsta2", { cable: true, at: "/queue/1" });
  amir.watch.allow(...cut);
  const list = await seat("chef", { at: "/queue/1" });
  for (const desk of [anna, amir, list]) await desk.isLive();

  await (await anna.bring(number)).click();
  const theirs = await amir.bring(number);
  await amir.sees(sign(amir, number, "Anna Lindqvist tittar"));
  await theirs.click();
  await amir.sees(told(amir, number, "Anna Lindqvist tittar"));
  await anna.sees(told(anna, number, "Amir Haddad tittar"));
  const row = await list.bring(number);
  await list.sees(sign(list, number, "Anna Lindqvist och Amir Haddad tittar"));
  const before = await row.boundingBox();

  // Who writes is said in words, above the other's own text, and locks nothing.
  await anna.keys.press("i");
  await anna.focusIsOn(note(anna));
  await anna.keys.write("Jag ringer upp.");
  await amir.sees(told(amir, number, "Anna Lindqvist skriver …"));
  await amir.sees("Anna Lindqvist skriver i ärendet just nu");
  await list.sees(sign(list, number, "Anna Lindqvist skriver … · Amir Haddad tittar"));
  expect(await row.boundingBox()).toEqual(before);
  await note(amir).fill("Jag också.");
  await anna.sees("Amir Haddad skriver i ärendet just nu");
  for (const desk of [anna, amir, list]) expect(await against(desk)).toEqual([]);

  // A text that is left alone is no longer being written.
  await anna.seesNo(anna.page.getByText("Amir Haddad skriver i ärendet just nu"));
  await anna.sees(told(anna, number, "Amir Haddad tittar"));

  // The line breaks: they lose each other.
  amir.cable.cut();
  await anna.seesNo(told(anna, number, "Amir Haddad tittar"));
  await list.sees(sign(list, number, "Anna Lindqvist tittar"));
  await amir.seesNo(told(amir, number, "Anna Lindqvist tittar"));

  // It comes back by itself, and both see each other again.
  amir.cable.mend();
  await amir.sees(told(amir, number, "Anna Lindqvist tittar"));
  await anna.sees(told(anna, number, "Amir Haddad tittar"));

  // Whoever goes on to something else is gone at once.
  await amir.goto("/");
  await anna.seesNo(told(anna, number, "Amir Haddad tittar"));
});

test("den vars lock fälls igen mitt i ett ord är borta inom femton sekunder", async () => {
  const { number } = await (await colleague("chef")).register({ subject: "Locket fälls igen" });
  const anna = await seat("forsta", { at: `/ticket/${number}` });
  const amir = await seat("forsta2", { cable: true, at: `/ticket/${number}` });
  amir.watch.allow(...cut);
  for (const desk of [anna, amir]) await desk.isLive();
  await note(amir).fill("Jag ringer");
  const warning = anna.page.getByText("Amir Haddad skriver i ärendet just nu");
  await anna.sees(warning);

  const lost = Date.now();
  amir.cable.freeze();
  await anna.seesNo(
    anna
      .ticket(number)
      .getByText(/^Amir Haddad (skriver …|tittar)$/)
      .first(),
  );
  await anna.seesNo(warning);
  expect(Date.now() - lost).toBeLessThan(gone);
});

test("på en telefon får namnen plats", async () => {
  const { number } = await (await colleague("chef")).register({ subject: "På en liten skärm" });
  const small = { viewport: { width: 320, height: 640 }, at: `/ticket/${number}` };
  const anna = await seat("forsta", small);
  const amir = await seat("forsta2", { at: `/ticket/${number}` });
  await note(amir).fill("Jag ringer");
  await anna.sees("Amir Haddad skriver i ärendet just nu");
  const names = await told(anna, number, "Amir Haddad skriver …").boundingBox();
  expect(names!.x + names!.width).toBeLessThanOrEqual(320);
  expect(await against(anna)).toEqual([]);
});
