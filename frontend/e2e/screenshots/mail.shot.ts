import { mkdir } from "node:fs/promises";
import { test } from "vitest";
import { aDesk, type Desk } from "../harness/desk";

const { seat } = aDesk();
const folder = new URL("../../../docs/screenshots/", import.meta.url).pathname;

async function picture(desk: Desk, name: string) {
  await desk.page.waitForLoadState("networkidle");
  await mkdir(folder, { recursive: true });
  await desk.page.screenshot({ path: `${folder}${name}.png`, animations: "disabled" });
}

test("a conversation by mail", async () => {
  const desk = await seat("forsta", { at: "/view/mine", viewport: { width: 1600, height: 1000 } });
  await desk.isLive();
  await desk.page.getByRole("row").filter({ hasText: "Ny tid för provtagning" }).click();
  await desk.sees(desk.page.getByRole("article", { name: /^Ärende \d/ }));
  await picture(desk, "mail");
});

test("mail that waits for a person to place it", async () => {
  const desk = await seat("forsta", { at: "/mail", viewport: { width: 1600, height: 900 } });
  await desk.isLive();
  await (await desk.sees("Sv: Tid för kontroll")).click();
  await picture(desk, "quarantine");
});
