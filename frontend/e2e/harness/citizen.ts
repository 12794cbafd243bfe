import type { Locator } from "playwright-core";
import { expect } from "vitest";
import type { Desk } from "./desk";

/** A phone as most have it. */
export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

/** The test persons of the demonstration by their place in the list; who looks into an inbox has one alone. */
export const someone = { story: 0, twice: 1, ended: 2, wide: 3, english: 4, alarm: 5 };

/** Somebody before the citizen's pages. */
export class CitizenPages {
  constructor(readonly desk: Desk) {}

  get page() {
    return this.desk.page;
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name, exact: typeof name === "string" });
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole("heading", { name });
  }

  field(name: string | RegExp): Locator {
    return this.page.getByRole("textbox", { name });
  }

  /** Signs in as the test person at this place, and tells the name. */
  async signIn(at: number): Promise<string> {
    const people = this.page.getByRole("region", { name: /^(Välj en testperson|Choose a test)/ });
    const person = people.getByRole("button").nth(at);
    await this.desk.sees(person);
    const name = (await person.textContent())!;
    await person.click();
    await this.desk.sees(this.page.getByRole("banner").getByText(name));
    return name;
  }

  /** Goes by the menu. */
  async goTo(name: string | RegExp): Promise<void> {
    await this.page.getByRole("navigation").getByRole("link", { name }).click();
  }

  /** Fills the form as a phone shows it, up to the page that shows it all once more. */
  async write(text: string, { about = "Ändra en bokad tid" } = {}): Promise<void> {
    await this.goTo("Kontakta oss");
    await this.page.getByRole("link", { name: /^Kontaktpunkten Hjärta–Kärl/ }).click();
    await this.page.getByRole("radio", { name: about }).check();
    await this.button("Nästa").click();
    await this.field(/^Beskriv/).fill(text);
    await this.button("Nästa").click();
    await this.desk.sees(this.field(/^Telefonnummer/));
    await this.button("Nästa").click();
    await this.desk.sees(this.page.getByRole("group", { name: /^Bifoga filer/ }));
    await this.button("Nästa").click();
    await this.desk.sees(this.heading("Stämmer det här?"));
  }

  /** Sends it, and tells the number of the ticket. */
  async send(): Promise<string> {
    await this.button("Skicka").click();
    await this.desk.sees(this.heading("Tack, vi har fått ditt meddelande"));
    const number = this.page.getByText("Ärendets nummer:");
    return /\d{6}-\d/.exec((await number.textContent())!)![0];
  }

  /** The row of a thread in the inbox. */
  row(number: string): Locator {
    return this.page.locator(`a[href$="/arende/${number}"]`);
  }

  /** Nothing has to be scrolled sideways. */
  async fitsTheWidth(): Promise<void> {
    const over = await this.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over).toBeLessThanOrEqual(0);
  }
}
