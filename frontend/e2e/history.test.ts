import { expect, test } from "vitest";
import { aDesk, type Desk } from "./harness/desk";

const { seat, colleague } = aDesk();

const notes = 130;

/** Where a note stands on the screen, from its top; null where it is not there. */
function place(desk: Desk, words: string): Promise<number | null> {
  return desk.page
    .getByText(words, { exact: true })
    .first()
    .boundingBox()
    .then((box) => box && Math.round(box.y));
}

test("ett långt ärende öppnas vid det nyaste, och det äldre kommer utan att något hoppar", async () => {
  const amir = await colleague("forsta2");
  const { number } = await amir.register({ subject: "Långt ärende" });
  for (let at = 1; at <= notes; at += 1)
    await amir.act(number, "notes", { text: `Anteckning nummer ${at}.` });
  const anna = await seat("forsta", { at: `/ticket/${number}` });
  const shown = anna.ticket(number).getByText(/^Anteckning nummer \d+\.$/);
  await anna.sees(`Anteckning nummer ${notes}.`);
  const first = await shown.count();
  expect(first).toBeLessThanOrEqual(100);

  // Oldest first, as one reads a letter: the newest is at the bottom, in view.
  const end = anna.page.getByText(`Anteckning nummer ${notes}.`, { exact: true });
  await expect
    .poll(() => end.evaluate((note) => note.getBoundingClientRect().bottom < innerHeight))
    .toBe(true);

  // Scrolled up, what is looked at stays where it is while older things come above it.
  const marked = (await shown.first().textContent())!;
  await shown.first().scrollIntoViewIfNeeded();
  const before = async () => (await shown.count()) > first;
  await expect.poll(before, { timeout: 15_000 }).toBe(true);
  const at = await place(anna, marked);
  expect(at).toBeGreaterThan(0);
  expect(at).toBeLessThan(900);

  // All the way to the beginning, nothing left out, nothing twice.
  const start = anna.page.getByText("Anteckning nummer 1.", { exact: true });
  await expect
    .poll(
      async () => {
        await shown.first().scrollIntoViewIfNeeded();
        return start.count();
      },
      { timeout: 30_000, interval: 200 },
    )
    .toBe(1);
  expect(await shown.count()).toBe(notes);
  const words = await shown.allTextContents();
  expect(words).toEqual(Array.from({ length: notes }, (_, n) => `Anteckning nummer ${n + 1}.`));
});
