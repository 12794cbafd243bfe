import type { Page } from "playwright-core";

/** A person's hands on the keyboard. Keys that choose are counted; words that are said are not. */
export class Keyboard {
  /** Keys pressed so far, besides the words. */
  pressed = 0;

  constructor(private readonly page: Page) {}

  /** Presses keys one after another: "n", "Enter", "Control+Enter". */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.pressed += 1;
      await this.page.keyboard.press(key);
    }
  }

  /** Letters and digits that choose or find something: each is a key. */
  async find(letters: string): Promise<void> {
    this.pressed += letters.length;
    await this.page.keyboard.type(letters);
  }

  /** What the caller says, written down: not counted, as no form can shorten it. */
  async write(words: string): Promise<void> {
    await this.page.keyboard.type(words);
  }
}
