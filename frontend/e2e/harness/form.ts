import type { Locator } from "playwright-core";
import type { Desk } from "./desk";
import { short, type Person } from "./people";

/** The form "Ny kontakt" by its words on the screen. */
export class Form {
  constructor(private readonly desk: Desk) {}

  private field(name: string | RegExp): Locator {
    return this.desk.page.getByRole("textbox", { name });
  }

  /** Identity number, telephone or name. */
  get who(): Locator {
    return this.field(/^Gäller patient/);
  }

  get text(): Locator {
    return this.field(/^(Vad gäller det\?|Frågan)$/);
  }

  get callerName(): Locator {
    return this.field("Namn på den som ringer");
  }

  get relation(): Locator {
    return this.field("Relation");
  }

  get phone(): Locator {
    return this.field("Telefon att nå på");
  }

  get reason(): Locator {
    return this.desk.page.getByRole("combobox", { name: "Kontaktorsak" });
  }

  /** What is known about who was typed. */
  get known(): Locator {
    return this.desk.page.getByRole("complementary", { name: "Vad vi vet" });
  }

  /** Somebody the desk knows says the number, and it is the patient who calls. */
  async knownPatient(person: Person): Promise<void> {
    const { desk } = this;
    await desk.focusIsOn(this.who);
    await desk.keys.find(short(person));
    await desk.sees(desk.page.getByText(person.name));
    await desk.keys.press("Enter", "Enter");
  }

  /** Somebody new says number and name. */
  async newPatient(person: Person): Promise<void> {
    const { desk } = this;
    await desk.focusIsOn(this.who);
    await desk.keys.find(short(person));
    await desk.sees("Numret stämmer. Personen är ny hos oss.");
    await desk.keys.press("Enter");
    await desk.focusIsOn(this.field("Patientens namn"));
    await desk.keys.write(person.name);
    await desk.keys.press("Enter", "Enter");
  }

  /** The reason by its first letters, then what is said. */
  async about(letters: string, reason: string, words: string): Promise<void> {
    const { desk } = this;
    await desk.focusIsOn(this.reason);
    await desk.find(letters, reason);
    await desk.focusIsOn(this.text);
    await desk.keys.write(words);
  }
}
