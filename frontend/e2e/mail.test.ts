import { createTransport, type SendMailOptions } from "nodemailer";
import { expect, inject, test } from "vitest";
import { against } from "./harness/axe";
import type { Schemas } from "./harness/colleague";
import { aDesk, type Desk } from "./harness/desk";

const { seat, colleague } = aDesk();
const us = "kontaktpunkten@example.se";
type Mails = { items: Schemas["MailEntry"][] };

async function post(mail: SendMailOptions): Promise<void> {
  const smtp = createTransport({ host: "127.0.0.1", port: inject("mailPort"), ignoreTLS: true });
  try {
    await smtp.sendMail({ to: us, ...mail });
  } finally {
    smtp.close();
  }
}

/** Somebody writes, and somebody else answers in the thread: the second mail waits. */
async function quarantined(name: string): Promise<string> {
  const subject = `Min tid, ${name}`;
  const first = `<${name}.1@example.org>`;
  const chef = await colleague("chef");
  await post({ from: `${name}@example.org`, subject, messageId: first, text: "När är min tid?" });
  const { items } = await chef.get<Mails>("/mail?limit=50");
  const ticket = items.find((mail) => mail.subject === subject)!.ticket!;
  await post({
    from: `Granne <granne.${name}@example.org>`,
    subject: `SV: ${subject}`,
    messageId: `<${name}.2@example.org>`,
    inReplyTo: first,
    text: "Jag skriver åt min granne.",
  });
  return ticket;
}

const row = (desk: Desk, words: string) =>
  desk.page.getByRole("region", { name: "Inkommen e-post" }).getByRole("button", { name: words });

test("ett mejl från en annan avsändare väntar, jämförs med det troliga ärendet och kopplas med en tangent", async () => {
  const ticket = await quarantined("elvira");
  const anna = await seat("forsta", { at: "/mail" });
  await (await anna.sees(row(anna, "SV: Min tid, elvira"))).click();
  await anna.sees(anna.page.getByText("Jag skriver åt min granne."));
  await anna.sees(anna.page.getByRole("heading", { name: "Var hör mejlet hemma?" }));
  await anna.sees(anna.page.getByRole("button", { name: `Koppla till ${ticket}` }));
  expect(await against(anna)).toEqual([]);

  await anna.keys.press("t");
  await anna.sees(anna.page.getByText(`Mejlet ligger i ärende ${ticket}.`));
  await anna.seesNo(row(anna, "SV: Min tid, elvira"));
  await anna.goto(`/ticket/${ticket}`);
  await anna.sees(anna.ticket(ticket).getByText("Jag skriver åt min granne."));
});

test("två placerar samma mejl: den första gäller, och den andra får veta det", async () => {
  const ticket = await quarantined("hilma");
  const anna = await seat("forsta", { at: "/mail" });
  const amir = await seat("forsta2", { at: "/mail" });
  for (const desk of [anna, amir]) {
    await (await desk.sees(row(desk, "SV: Min tid, hilma"))).click();
    await desk.sees(desk.page.getByRole("button", { name: `Koppla till ${ticket}` }));
  }
  await anna.keys.press("t");
  await anna.sees(anna.page.getByText(`Mejlet ligger i ärende ${ticket}.`));
  const chef = await colleague("chef");
  const { items } = await chef.get<Mails>("/mail?limit=50");
  const placed = items.find(({ subject }) => subject === "SV: Min tid, hilma")!;
  expect([placed.outcome, placed.ticket]).toEqual(["joined", ticket]);

  amir.watch.allow(/status of 409 .*\/place$/);
  const second = amir.page.getByRole("button", { name: /^Nytt ärende/ });
  if (await second.isVisible()) await second.click();
  await amir.sees(amir.page.getByText(/^Placerat av Anna Lindqvist/));
  const after = (await chef.get<Mails>("/mail?limit=50")).items;
  expect(after.find(({ id }) => id === placed.id)).toMatchObject({ outcome: "joined", ticket });
});

test("samordnaren ser vad det blev av varje mejl, och på en telefon går allt att läsa", async () => {
  await quarantined("rakel");
  await post({
    from: "rakel@example.org",
    subject: "Frånvarande",
    messageId: "<rakel.3@example.org>",
    text: "Jag är på semester.",
    headers: { "Auto-Submitted": "auto-replied" },
  });
  const chef = await seat("chef", {
    at: "/mail?show=all",
    viewport: { width: 320, height: 640 },
  });
  for (const [words, outcome] of [
    ["Frånvarande", "Parkerat"],
    ["SV: Min tid, rakel", "Att koppla till ärende"],
    ["rakel@example.org", "Nytt ärende"],
  ] as const)
    await chef.sees(row(chef, words).filter({ hasText: outcome }).first());
  expect(await against(chef)).toEqual([]);
  const wider = () => chef.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(await wider()).toBe(false);
});
