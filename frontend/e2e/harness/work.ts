import type { Desk } from "./desk";

/** A new ticket in the list that is open, asked for by its key; the answer is its number. */
export async function comes(desk: Desk, words: string): Promise<string> {
  await desk.sees(desk.page.getByRole("button", { name: /^1 nytt/ }));
  await desk.keys.press(".");
  const row = await desk.bring(words);
  return /\d{6}-\d/.exec(await row.innerText())![0];
}

/** Opens a ticket of the list. */
export async function open(desk: Desk, number: string): Promise<void> {
  await (await desk.bring(number)).click();
  await desk.sees(desk.ticket(number).getByRole("button", { name: /^Besvara/ }));
}

/** Answers the customer, or asks, in the open ticket by keys. */
export async function write(desk: Desk, number: string, verb: "Svar" | "Fråga", words: string) {
  await desk.keys.press(verb === "Svar" ? "r" : "q");
  await desk.focusIsOn(desk.page.getByRole("textbox", { name: `${verb} till kunden` }));
  await desk.keys.write(words);
  await desk.keys.press("Control+Enter");
  await desk.sees(
    desk.page.getByText(`${verb}${verb === "Svar" ? "et" : "n"} i ${number} skickas.`),
  );
}

/** Closes the open ticket as answered, with its reason where it has none yet. */
export async function close(desk: Desk, number: string, reason?: string): Promise<void> {
  await desk.keys.press("c");
  await desk.focusIsOn(desk.page.getByRole("combobox", { name: "Åtgärd" }));
  await desk.find("info", "Informerad");
  if (reason) await desk.choose("Kontaktorsak", reason);
  await desk.keys.press("Control+Enter");
  await desk.sees(desk.ticket(number).getByText("Avslutat: Informerad").first());
}
