import { expect, test } from "vitest";
import { against } from "./harness/axe";
import { aDesk, type Desk } from "./harness/desk";
import { Form } from "./harness/form";

const { seat, colleague } = aDesk();

/** The page fits in the window and can be used by all, light and dark. */
async function isFit(desk: Desk): Promise<void> {
  const { page } = desk;
  const over = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect.poll(over).toBe(0);
  expect(await against(desk)).toEqual([]);
}

const touch = { hasTouch: true, isMobile: true };

test.each([
  { width: 390, height: 844, ...touch },
  { width: 320, height: 640, ...touch },
])("på en telefon, $width bildpunkter bred, tas ett samtal från början till slut", async (size) => {
  const { width, height, ...phone } = size;
  const anna = await seat("forsta", { viewport: { width, height }, ...phone });
  await anna.sees(anna.page.getByRole("heading", { name: "Hej Anna" }));
  await isFit(anna);

  await anna.page
    .getByRole("link", { name: /^Ny kontakt/ })
    .last()
    .tap();
  const form = new Form(anna);
  await anna.sees(form.who);
  await isFit(anna);
  await anna.unfold("Kontaktorsak");
  await isFit(anna);
  await anna.choose("Kontaktorsak", "Allmän information");
  await anna.page.getByRole("radio", { name: "Annan" }).tap();
  await form.callerName.fill("Besökare");
  await anna.choose("Identifierad genom", "Inte identifierad");
  await form.text.fill("Undrar var man parkerar.");
  await anna.page.getByRole("button", { name: /^Skicka vidare/ }).tap();
  await anna.page.getByRole("button", { name: /^Registrera och lägg i kön/ }).tap();
  const number = await anna.numberReadOut();
  await isFit(anna);

  // The panes are pages: the ticket, back to the list, the ticket again.
  await anna.page.getByRole("button", { name: "Öppna ärendet" }).tap();
  await anna.sees(anna.ticket(number));
  await isFit(anna);
  await anna.page.getByRole("button", { name: "Vyer" }).tap();
  const views = anna.page.getByRole("dialog", { name: "Vyer" });
  await anna.sees(views);
  await isFit(anna);
  await views.getByRole("link", { name: /^Kontaktpunkten/ }).tap();
  const row = await anna.bring("Undrar var man parkerar");
  await isFit(anna);
  await row.tap();
  await anna.page.getByRole("button", { name: "Fördela till mig" }).tap();
  await anna.sees(anna.fact(number, "Hanterare").getByText("du"));
  await anna.page.getByRole("button", { name: "Avsluta", exact: true }).first().tap();
  await anna.unfold("Åtgärd");
  await isFit(anna);
  await anna.choose("Åtgärd", "Informerad");
  await anna.page.getByRole("button", { name: "Avsluta", exact: true }).last().tap();
  await anna.sees(anna.ticket(number).getByText("Avslutat: Informerad").first());
  await isFit(anna);
  expect((await (await colleague("forsta2")).ticket(number)).status).toBe("closed");
});
