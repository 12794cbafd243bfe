import { afterAll, beforeAll, expect, test } from "vitest";
import type { Schemas, Ticket } from "./harness/colleague";
import { aDesk } from "./harness/desk";
import { grouped, persons } from "./harness/people";
import { startServer, type Server } from "./harness/server";

/** A desk of the file's own: its clock lives through a weekend, and an hour of it is missing. */
let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());
const { seat, colleague } = aDesk(() => server.origin);

/** The desk's clock; whoever was signed in before is not any more. */
async function itIs(at: string) {
  const response = await fetch(`${server.origin}/test/clock`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ at }),
  });
  expect(response.ok).toBe(true);
}

const patient = { identity_number: grouped(persons.verner), name: persons.verner.name };
const patience = { timeout: 20_000, interval: 200 };

async function told({ number }: Ticket): Promise<Schemas["Notice"][]> {
  const { items } = await (await colleague("chef")).get<Schemas["Notices"]>("/notices");
  return items.filter(({ ticket }) => ticket === number);
}

async function steps({ number }: Ticket): Promise<Schemas["TimelineItem"][]> {
  const { items } = await (
    await colleague("andra")
  ).get<{ items: Schemas["TimelineItem"][] }>(`/tickets/${number}/timeline`);
  return items.filter(({ kind }) => kind === "ticket.step-taken");
}

test("time runs out over a weekend: each step once, nobody is told at night (KP-2, KP-10)", async () => {
  await itIs("2030-03-29T16:10:00+01:00"); // a Friday; on Sunday the clock goes forward
  const anna = await colleague("forsta");
  const advice = await anna.register({
    patient,
    reason: "nurse-advice",
    subject: "Yr på morgonen",
  });
  const renewal = await anna.register({
    patient,
    reason: "prescription-renewal",
    subject: "Förnya metoprolol",
  });
  // "Samma dag" ends when the unit closes; "< 24 h" goes on through the Saturday.
  expect(advice.queue.name).toBe("Sjuksköterskor");
  expect(Date.parse(advice.due_at!)).toBe(Date.parse("2030-03-29T17:00:00+01:00"));
  expect(renewal.queue.name).toBe("Receptpool");
  expect(Date.parse(renewal.due_at!) - Date.parse(renewal.occurred_at)).toBe(24 * 3_600_000);

  await itIs("2030-03-30T12:00:00+01:00"); // 75 % of the 24 hours was at 10:10
  const karin = await colleague("andra");
  const priority = async () => (await karin.ticket(renewal.number)).priority;
  await expect.poll(priority, patience).toBe(2);
  await expect.poll(async () => (await steps(advice)).length, patience).toBe(1);
  expect(await told(advice)).toEqual([]);

  await itIs("2030-04-01T07:31:00+02:00"); // Monday, a minute after opening, in summer time
  await expect.poll(async () => (await told(advice)).length, patience).toBe(1);
  expect(await steps(advice)).toHaveLength(1);
  expect(await steps(renewal)).toHaveLength(1);

  const chief = await seat("chef");
  await chief.page.getByRole("button", { name: /^Meddelanden/ }).click();
  await chief.page.getByText(`Försenat: ärende ${advice.number} i Sjuksköterskor`).click();
  const open = await chief.sees(chief.ticket(advice.number));
  await open
    .getByText(/händelser/)
    .first()
    .click();
  await chief.sees(open.getByText(/Sjuksköterskornas frågor: samordnaren får veta/).first());
});
