import { mkdir } from "node:fs/promises";
import { test } from "vitest";
import { aDesk, type Options } from "../harness/desk";

const { seat } = aDesk();
const folder = new URL("../../../docs/screenshots/", import.meta.url).pathname;

const pictures: [name: string, account: string, heading: string, options: Options][] = [
  ["first-line", "forsta", "Hej Anna", {}],
  ["second-line", "andra", "Hej Karin", {}],
  ["specialist", "tredje", "Hej Elisabet", {}],
  ["supervisor", "chef", "Hej Birgitta", {}],
  ["second-line-dark", "andra", "Hej Karin", { colorScheme: "dark" }],
  ["first-line-phone", "forsta", "Hej Anna", { viewport: { width: 390, height: 844 } }],
];

test.each(pictures)("%s", async (name, account, heading, options) => {
  const desk = await seat(account, options);
  await desk.sees(desk.page.getByRole("heading", { name: heading }));
  await desk.isLive();
  await desk.page.waitForLoadState("networkidle");
  await mkdir(folder, { recursive: true });
  await desk.page.screenshot({ path: `${folder}${name}.png`, animations: "disabled" });
});

test("a ticket beside its list", async () => {
  const desk = await seat("andra", { viewport: { width: 1600, height: 820 } });
  await desk.page.getByRole("link", { name: /^Sjuksköterskor \d/ }).click();
  await desk.isLive();
  await desk.page.getByRole("row").nth(3).click();
  await desk.sees(desk.page.getByRole("article", { name: /^Ärende \d/ }));
  await desk.page.waitForLoadState("networkidle");
  await desk.page.screenshot({ path: `${folder}ticket.png`, animations: "disabled" });
});
