import { expect, test } from "vitest";
import { against } from "./harness/axe";
import type { Colleague, Schemas } from "./harness/colleague";
import { aDesk, type Desk } from "./harness/desk";

const { again, seat, colleague } = aDesk();
const unit = "/routing/units/hjarta-karl";
const at = "/routing/hjarta-karl";

const live = async (me: Colleague) => {
  const { items } = await me.get<Schemas["ListRoutingUnit"]>("/routing/units");
  return items.find((one) => one.unit === "hjarta-karl")!.live!.version;
};

/** Other tests may have left a draft; there is one for the unit. */
async function dropDraft(me: Colleague): Promise<void> {
  const { items } = await me.get<Schemas["ListRoutingUnit"]>("/routing/units");
  const draft = items.find((one) => one.unit === "hjarta-karl")?.draft;
  if (draft) await me.ask("DELETE", `${unit}/draft?revision=${draft.revision}`);
}

const button = (desk: Desk, name: string | RegExp) =>
  desk.page.getByRole("button", { name, exact: typeof name === "string" });
const editor = (desk: Desk) => desk.page.getByRole("region", { name: "Regel", exact: true });
const name = (desk: Desk) => editor(desk).getByRole("textbox", { name: "Namn" });
const saved = (desk: Desk) => desk.sees(desk.page.getByText("Sparat", { exact: true }));

test("samordnaren ändrar en regel genom att klicka, sätter den i drift och går tillbaka", async () => {
  const me = await colleague("chef");
  await dropDraft(me);
  const before = await live(me);
  const chef = await seat("chef", { at });
  await chef.page.getByRole("button", { name: "Börja ändra" }).click();
  await chef.page.getByRole("button", { name: /^Post och fax registreras/ }).click();
  await chef.sees(name(chef));

  // A condition without a value is a fault, said where it stands and in the bar.
  await editor(chef).getByRole("button", { name: "Lägg till villkor" }).click();
  await editor(chef).getByRole("combobox", { name: "Vad" }).last().selectOption("reason");
  await chef.sees(button(chef, "1 fel"));
  expect(await button(chef, "Sätt i drift …").isDisabled()).toBe(true);
  const values = editor(chef).getByRole("combobox", { name: "Värden" }).last();
  await values.click();
  await chef.page.getByRole("option", { name: "Omboka tid" }).click();
  await chef.page.getByRole("option", { name: "Avboka tid" }).click();
  await chef.keys.press("Escape");
  await editor(chef).getByRole("combobox", { name: "Ärendeprioritet" }).selectOption("2");
  await name(chef).fill("Ändrade tider med post och fax går före");
  await chef.sees(
    editor(chef).getByText(
      "När kontaktvägen är post eller fax och kontaktorsaken är Omboka tid eller Avboka tid: till Kontaktpunkten, hög prioritet, Svar samma dag.",
    ),
  );
  await saved(chef);
  await expect.poll(() => button(chef, "1 fel").count()).toBe(0);

  // What was just written survives a reload, before and after the server has it.
  await editor(chef).getByRole("combobox", { name: "Ärendeprioritet" }).selectOption("1");
  await chef.page.reload();
  await chef.sees(editor(chef).getByText(/genast prioritet, Svar samma dag\.$/));
  expect(await name(chef).inputValue()).toBe("Ändrade tider med post och fax går före");

  await button(chef, "Sätt i drift …").click();
  const dialog = chef.page.getByRole("dialog");
  await chef.sees(dialog.getByText(/^Regel 16 ändrad/));
  await dialog.getByRole("textbox", { name: "Varför" }).fill("Tider ska hinna erbjudas andra");
  expect(await against(chef)).toEqual([]);
  const go = dialog.getByRole("button", { name: "Sätt i drift", exact: true });
  expect(await go.isDisabled()).toBe(true);
  await dialog.getByRole("checkbox", { name: "Sätt i drift utan provkörning" }).check();
  await go.click();
  await chef.sees(chef.page.getByText(/^Version \d+ gäller nu\.$/));
  const now = await live(me);
  expect(now).toBeGreaterThan(before);

  await chef.page.getByRole("link", { name: "Historik" }).click();
  await chef.page.getByRole("button", { name: new RegExp(`^Version ${before}\\b`) }).click();
  await chef.page.getByRole("button", { name: `Gå tillbaka till version ${before} …` }).click();
  await dialog.getByRole("textbox", { name: "Varför" }).fill("Det blev för många");
  await dialog.getByRole("button", { name: "Gå tillbaka", exact: true }).click();
  await chef.sees(chef.page.getByText(`med innehållet i version ${before}.`));
  expect(await live(me)).toBeGreaterThan(now);
});

test("två ändrar samtidigt: den andra får veta det, och båda ändringarna blir kvar", async () => {
  const me = await colleague("chef");
  await dropDraft(me);
  const admin = await again("admin", { at: `${at}?rule=telefon` });
  await admin.page.getByRole("button", { name: "Börja ändra" }).first().click();
  await admin.sees(name(admin));

  // The save of the one is on its way when the other's comes first.
  let first: Promise<unknown> | undefined;
  await admin.page.route("**/hjarta-karl/draft", async (route) => {
    if (route.request().method() !== "PUT") return route.continue();
    first ??= (async () => {
      const draft = await me.get<Schemas["RoutingDraft"]>(`${unit}/draft`);
      const rules = draft.plan.rules.map((rule) =>
        rule.id === "recept" ? { ...rule, name: "Recept till poolen" } : rule,
      );
      const plan = { ...draft.plan, rules };
      await me.ask("PUT", `${unit}/draft`, { revision: draft.revision, plan });
    })();
    await first;
    return route.continue();
  });
  admin.watch.allow(/status of 409 .*\/draft$/);
  await name(admin).fill("Samtal stannar hos den som svarade");
  const told = admin.page.getByRole("region", { name: "Två har ändrat samtidigt" });
  await admin.sees(told.getByText(/^Birgitta Ståhl sparade utkastet i dag kl\./));
  await admin.sees(told.getByText("Regel 2 ändrad: ”Recept till poolen”"));
  await admin.sees(told.getByText("Regel 10 ändrad: ”Samtal stannar hos den som svarade”"));
  expect(await against(admin)).toEqual([]);
  await told.getByRole("button", { name: "Lägg mina ändringar ovanpå" }).click();
  await saved(admin);
  const { plan } = await me.get<Schemas["RoutingDraft"]>(`${unit}/draft`);
  const names = plan.rules.map((rule) => rule.name);
  expect(names).toContain("Recept till poolen");
  expect(names).toContain("Samtal stannar hos den som svarade");

  await button(admin, "Kasta utkastet").click();
  await admin.page.getByRole("dialog").getByRole("button", { name: "Kasta utkastet" }).click();
  await admin.sees(admin.page.getByRole("button", { name: "Börja ändra" }).first());
});

test("regler med tangenter: J och K, Ctrl+pil flyttar, uttryck med förslag", async () => {
  const me = await colleague("chef");
  await dropDraft(me);
  const chef = await seat("chef", { at });
  await button(chef, "Börja ändra").click();
  await chef.sees(button(chef, "Ny regel"));
  await chef.keys.press("j", "j");
  await chef.sees(chef.page.getByRole("heading", { name: "Så händer det" }).or(name(chef)).first());
  expect(await name(chef).inputValue()).toBe("Receptförnyelse till receptpoolen");
  await chef.keys.press("Enter");
  await chef.focusIsOn(name(chef));
  await chef.keys.press("Escape");
  await chef.keys.press("Control+ArrowUp");
  await chef.sees(chef.page.getByText("”Receptförnyelse till receptpoolen” är nu nummer 1 av 19."));
  expect(await against(chef)).toEqual([]);

  await editor(chef).getByText("Som uttryck", { exact: true }).click();
  const text = editor(chef).getByRole("textbox", { name: "Uttryck" });
  await chef.sees(text);
  expect(await text.inputValue()).toBe('reason == "prescription-renewal"');
  await text.press("Control+End");
  await chef.keys.write(" and cha");
  await chef.sees(chef.page.getByRole("option", { name: /^channel/ }));
  expect(await against(chef)).toEqual([]);
  await chef.keys.press("Enter");
  await chef.keys.write(' == "em');
  await chef.sees(chef.page.getByRole("option", { name: /^email/ }));
  await chef.keys.press("Enter");
  await chef.sees(
    editor(chef).getByText(
      "Det betyder: kontaktorsaken är Förnya recept och kontaktvägen är e-post",
    ),
  );
  await chef.keys.write(" and colour");
  await chef.sees(editor(chef).getByRole("button", { name: /^Gå till rad 1, tecken/ }));
  await text.fill('reason == "booking" or open');
  await chef.sees(editor(chef).getByText(/^När uttrycket reason == "booking" or open stämmer/));
  await editor(chef).getByText("Som lista", { exact: true }).click();
  await chef.sees(editor(chef).getByText(/^Det går inte att skriva som en lista/));
  await chef.page.getByRole("link", { name: "Historik" }).click();
  await chef.page.getByRole("button", { name: /^Version 1\b/ }).click();
  await chef.sees(chef.page.getByRole("heading", { name: "Version 1" }));
  expect(await against(chef)).toEqual([]);
  await dropDraft(me);
});
