import { expect, test } from "vitest";
import { aDesk } from "./harness/desk";

const { seat, colleague } = aDesk();

/** Events that a client may resume; with more it is told to fetch anew. */
const mostReplayed = 1000;

/** What the browser itself writes down when the line is cut. */
const cut = [/net::ERR_/, /WebSocket connection to .* failed/];

test("nätet bryts och kommer tillbaka, och inget är missat", async () => {
  const anna = await colleague("forsta");
  const open = await anna.register({ subject: "Ring mig om tiden" });
  const going = await anna.register({ subject: "Avslutas medan nätet är borta" });

  const amir = await seat("forsta2", { cable: true, at: "/queue/1" });
  amir.watch.allow(...cut);
  await amir.isLive();
  await (await amir.bring(open.number)).click();
  await amir.sees(amir.ticket(open.number));

  amir.cable.cut();
  await amir.sees("Ingen kontakt. Du kan fortsätta skriva.");
  await amir.sees(amir.page.getByRole("img", { name: "Ingen kontakt med servern" }));
  await anna.act(open.number, "notes", { text: "Patienten ringde igen och kan bara på fredagar." });
  await anna.act(going.number, "close", { action: "informed" });
  const come = await anna.register({ subject: "Kom medan nätet var borta" });
  const note = amir.page.getByRole("textbox", { name: "Anteckning" });
  await note.fill("Jag ringer upp efter lunch.");
  await amir.sees("Utkast sparat på den här datorn");

  amir.cable.mend();
  await amir.page.getByRole("button", { name: "Försök nu" }).click();
  await amir.sees(amir.page.getByText(/^Tillbaka\. \d+ ändringar hämtade\.$/));
  await amir.isLive();

  // The open ticket is right, and what was written is still there.
  await amir.sees(
    amir.ticket(open.number).getByText("Patienten ringde igen och kan bara på fredagar.").first(),
  );
  expect(await note.inputValue()).toBe("Jag ringer upp efter lunch.");
  await amir.sees(amir.ticket(open.number).getByText("Medan du skrev"));

  // The list is right: what left is greyed, what came waits to be asked for.
  await amir.sees((await amir.bring(going.number)).getByText("borta ur listan"));
  expect(await amir.row(come.number).count()).toBe(0);
  await amir.page.getByRole("button", { name: /^1 nytt/ }).click();
  await amir.bring(come.number);
  await amir.seesNo(amir.row(going.number));

  // And it can be sent.
  const saved = amir
    .ticket(open.number)
    .getByRole("listitem")
    .getByText("Jag ringer upp efter lunch.");
  const save = amir.page.getByRole("button", { name: "Spara anteckning" });
  await amir.press(save, () => saved.isVisible());
});

test("när mer har hänt än som kan spelas upp hämtas lista och ärende på nytt", async () => {
  const anna = await colleague("forsta");
  const open = await anna.register({ subject: "Har legat öppet länge" });
  const amir = await seat("forsta2", { cable: true, at: "/queue/1" });
  amir.watch.allow(...cut);
  await amir.isLive();
  await (await amir.bring(open.number)).click();
  await amir.sees(amir.ticket(open.number));

  amir.cable.cut();
  await amir.sees("Ingen kontakt. Du kan fortsätta skriva.");
  await anna.act(open.number, "notes", { text: "Skrivet medan nätet var borta." });
  const busy = Array.from({ length: 8 }, async (_, nr) => {
    let ticket = await anna.register({ subject: `Mycket händer ${nr}` });
    for (let note = 0; note < mostReplayed / 8; note += 1) {
      ticket = await anna.actOn(ticket, "notes", { text: "Ringt igen." });
    }
    await anna.actOn(ticket, "close", { action: "informed" });
  });
  await Promise.all(busy);
  const come = await anna.register({ subject: "Kom allra sist" });

  const asked = amir.page.waitForResponse(/\/api\/v1\/tickets\?/);
  amir.cable.mend();
  await amir.page.getByRole("button", { name: "Försök nu" }).click();
  expect((await asked).status()).toBe(200);
  await amir.isLive();
  await amir.sees(amir.ticket(open.number).getByText("Skrivet medan nätet var borta."));
  await amir.page.getByRole("button", { name: /^1 nytt/ }).click();
  await amir.bring(come.number);
});

test("det som ändras flyttar aldrig raden under pekaren", async () => {
  const anna = await colleague("forsta");
  const first = await anna.register({ subject: "Under pekaren" });
  const amir = await seat("forsta2", { at: "/queue/1" });
  await amir.isLive();
  const row = await amir.bring(first.number);
  await row.hover();
  const before = await row.boundingBox();

  // More urgent than everything else: it belongs at the very top.
  const urgent = await anna.register({ subject: "Brådskar mer", priority: 1 });
  await anna.act(first.number, "notes", { text: "Ringde igen." });
  const pill = amir.page.getByRole("button", { name: /^1 nytt/ });
  await amir.sees(pill);
  expect(await row.boundingBox()).toEqual(before);
  expect(await amir.row(urgent.number).count()).toBe(0);

  await amir.keys.press(".");
  await amir.bring(urgent.number);
  await amir.seesNo(pill);
});
