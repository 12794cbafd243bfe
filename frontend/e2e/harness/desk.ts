import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";
import { Colleague } from "./colleague";
import { Keyboard } from "./keyboard";
import { layCable, type Cable } from "./network";
import { Watch } from "./watch";

const patience = 15_000;
const mostTold = 7_000;

type Cookies = Parameters<BrowserContext["addCookies"]>[0];

export interface Options extends BrowserContextOptions {
  /** With a cable of its own, which can be cut. */
  cable?: boolean;
  /** The first page; home unless told otherwise. */
  at?: string;
}

/** One person before one screen. */
export class Desk {
  readonly keys: Keyboard;

  constructor(
    readonly origin: string,
    readonly context: BrowserContext,
    readonly page: Page,
    readonly watch: Watch,
    private readonly wire: Cable | null = null,
  ) {
    this.keys = new Keyboard(page);
  }

  get hasCable(): boolean {
    return this.wire !== null;
  }

  get cable(): Cable {
    if (!this.wire) throw new Error("this desk has no cable of its own");
    return this.wire;
  }

  /** Waits until it can be seen; a test fails when it cannot. */
  async sees(what: Locator | string): Promise<Locator> {
    const locator = typeof what === "string" ? this.page.getByText(what).first() : what;
    await locator.waitFor({ state: "visible" });
    return locator;
  }

  /** Waits until it cannot be seen any more. */
  async seesNo(what: Locator): Promise<void> {
    await what.waitFor({ state: "hidden" });
  }

  /** Where the keys go now, by its accessible name. */
  async focusIsOn(locator: Locator): Promise<void> {
    await expect
      .poll(() => locator.evaluate((element) => element === document.activeElement), {
        timeout: patience,
      })
      .toBe(true);
  }

  /** Goes to a control as the keyboard does. */
  async tabTo(locator: Locator): Promise<void> {
    await locator.waitFor();
    for (let tabs = 0; tabs < 60; tabs += 1) {
      if (await locator.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press("Tab");
    }
    throw new Error("Tab never came there");
  }

  /**
   * Presses again until it has worked: a press right behind the news that a
   * colleague was first does not count, so that nobody overrules unseen.
   */
  async press(button: Locator, worked: () => Promise<boolean>): Promise<void> {
    const tried = async () => {
      if (await worked()) return true;
      if (await button.isEnabled({ timeout: 500 }).catch(() => false)) await button.click();
      return worked();
    };
    await expect.poll(tried, { timeout: patience, interval: 250 }).toBe(true);
  }

  /** What a hand on the mouse, or a finger, has done since the page was loaded. */
  pointed(): Promise<number> {
    return this.page.evaluate(() => window.kpPointer ?? -1);
  }

  /** The row of a ticket in the list in the middle. */
  row(number: string): Locator {
    return this.page.getByRole("row").filter({ hasText: number });
  }

  /** The same, brought into view: a long list has only the rows that can be seen. */
  async bring(number: string): Promise<Locator> {
    const grid = this.page.getByRole("grid");
    await this.sees(grid.getByRole("gridcell").first());
    const there = async () => {
      if ((await this.row(number).count()) > 0) return true;
      await grid.press("PageDown");
      return false;
    };
    await expect.poll(there, { timeout: patience, interval: 100 }).toBe(true);
    return this.sees(this.row(number));
  }

  /** The open ticket. */
  ticket(number: string): Locator {
    return this.page.getByRole("article", { name: `Ärende ${number}` });
  }

  /** What the head of the open ticket says under a heading: "Hanterare", "Ärendeägare" … */
  fact(number: string, heading: string): Locator {
    return this.ticket(number)
      .locator("dl > div")
      .filter({ has: this.page.getByText(heading, { exact: true }) })
      .getByRole("definition");
  }

  /** The number that the form gives to read out to the caller. */
  async numberReadOut(): Promise<string> {
    const heading = this.page.getByRole("heading", { name: /^Ärendet är registrerat/ });
    return /\d{6}-\d/.exec((await heading.textContent()) ?? "")![0];
  }

  /** A list that one may type in, unfolded; its field says so at once. */
  async unfolded(list: string): Promise<void> {
    const field = this.page.getByRole("combobox", { name: list });
    await this.sees(this.page.getByRole("listbox", { name: list }).getByRole("option").first());
    await expect
      .poll(() => field.getAttribute("aria-expanded"), { timeout: 500, interval: 20 })
      .toBe("true");
  }

  /** Unfolds it. */
  async unfold(list: string): Promise<void> {
    await this.page.getByRole("combobox", { name: list }).click();
    await this.unfolded(list);
  }

  /** Chooses from a list that one may type in. */
  async choose(list: string, option: string): Promise<void> {
    await this.page.getByRole("combobox", { name: list }).fill(option);
    await this.page.getByRole("option", { name: option }).first().click();
  }

  /** The same by keys: the list unfolds, letters, a look at what is marked, Enter. */
  async find(letters: string, option: string): Promise<void> {
    await this.sees(this.page.locator("[role=combobox]:focus"));
    await this.keys.find(letters.slice(0, 1));
    await this.sees(this.page.locator("[role=combobox][aria-expanded=true]:focus"));
    await this.keys.find(letters.slice(1));
    const marked = this.page.locator("[role=option][data-combobox-selected]");
    await this.sees(marked.filter({ hasText: option }));
    await this.keys.press("Enter");
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(this.origin + path);
  }

  /** Waits until the live line is there, so that changes come by themselves. */
  async isLive(): Promise<void> {
    await this.sees(this.page.getByRole("img", { name: "Ansluten: ändringar visas direkt" }));
  }
}

/**
 * What every file begins with: a way to seat people at desks, those of the desk
 * that all files share unless told where. After each test their screens are
 * closed, and what no page may do fails the test.
 */
export function aDesk(where = () => inject("origin")) {
  let origin = "";
  let browser: Browser;
  let seated: Desk[] = [];

  beforeAll(async () => {
    origin = where();
    browser = await chromium.connect(inject("browser"));
  });
  afterAll(() => browser.close());
  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") for (const desk of seated) await tell(desk);
    const faults = seated.flatMap((desk) => desk.watch.found());
    for (const desk of seated) {
      await desk.context.close();
      if (desk.hasCable) await desk.cable.close();
    }
    seated = [];
    expect(faults).toEqual([]);
  });

  /** A screen before which nobody has signed in. */
  async function empty(given: Options & { cookies?: Cookies } = {}): Promise<Desk> {
    const { cable, at = "/", cookies = [], ...options } = given;
    const wire = cable ? await layCable(origin) : null;
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: "sv-SE",
      timezoneId: "Europe/Stockholm",
      colorScheme: "light",
      reducedMotion: "reduce",
      ...(wire && { proxy: wire.proxy }),
      ...options,
    });
    context.setDefaultTimeout(patience);
    const watch = new Watch(origin);
    await watch.on(context);
    await context.addCookies(cookies);
    const page = await context.newPage();
    watch.page(page);
    const desk = new Desk(origin, context, page, watch, wire);
    seated.push(desk);
    await desk.goto(at);
    return desk;
  }

  /** Somebody who is signed in already, at a page. */
  async function again(account: string, options: Options = {}): Promise<Desk> {
    const person = await Colleague.signIn(origin, account);
    const desk = await empty({ ...options, cookies: person.cookies() });
    await desk.sees(desk.page.getByRole("button", { name: /^Min meny/ }));
    return desk;
  }

  /** The same, with nothing half written from before. */
  async function seat(account: string, options: Options = {}): Promise<Desk> {
    await (await Colleague.signIn(origin, account)).forgetDrafts();
    return again(account, options);
  }

  const colleague = (account: string) => Colleague.signIn(origin, account);
  return { seat, again, empty, colleague };
}

/** What was on the screen of somebody whose test failed. */
async function tell(desk: Desk): Promise<void> {
  if (desk.page.isClosed()) return;
  const seen = await desk.page.locator("body").ariaSnapshot();
  const short = seen.length > mostTold ? `${seen.slice(0, mostTold)}\n…` : seen;
  process.stderr.write(`\n--- ${desk.page.url()}\n${short}\n`);
  if (process.env["KP_PICTURES"]) {
    const name = `${process.env["KP_PICTURES"]}/${new URL(desk.page.url()).pathname.replace(/\W/g, "-")}-${Date.now()}.png`;
    await desk.page.screenshot({ path: name });
  }
}
