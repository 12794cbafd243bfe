import type { Locator } from "playwright-core";
import type { Desk } from "./desk";

const channels = { email: "E-post", phone: "Telefon", citizen1177: "1177" };
type Channel = keyof typeof channels;
const none = { came: 0, solved: 0, open: 0, kept: 0, broken: 0, pending: 0 };
type Way = typeof none;
type Counted = Record<Channel, Way> & { quarantine: number; failed: number };

/** What the supervisor's page of figures says of today. */
export class Figures {
  constructor(private readonly chef: Desk) {}

  async now(): Promise<Counted> {
    await this.chef.goto("/statistics?period=1");
    for (const card of [this.ways, this.promise, this.waits]) await this.chef.sees(card);
    const [quarantine, [failed = 0]] = await Promise.all([
      numbers(this.waits, "Att koppla till ärende"),
      numbers(this.waits, "Kom inte fram"),
    ]);
    return {
      email: await this.way("email"),
      phone: await this.way("phone"),
      citizen1177: await this.way("citizen1177"),
      quarantine: quarantine.reduce((sum, each) => sum + each, 0),
      failed,
    };
  }

  /** What has come to them since. */
  async since(before: Counted): Promise<Counted> {
    const now = await this.now();
    const kinds = Object.keys(none) as (keyof Way)[];
    const more = (way: Channel) =>
      Object.fromEntries(kinds.map((kind) => [kind, now[way][kind] - before[way][kind]])) as Way;
    return {
      email: more("email"),
      phone: more("phone"),
      citizen1177: more("citizen1177"),
      quarantine: now.quarantine - before.quarantine,
      failed: now.failed - before.failed,
    };
  }

  /** Those who came in by a way, as a list. */
  async openCame(way: Channel): Promise<void> {
    await rowOf(this.ways, channels[way]).getByRole("cell").first().getByRole("link").click();
  }

  private async way(way: Channel): Promise<Way> {
    const [came = 0, solved = 0, open = 0] = await numbers(this.ways, channels[way]);
    const [, kept = 0, broken = 0, pending = 0] = await numbers(this.promise, channels[way]);
    return { came, solved, open, kept, broken, pending };
  }

  private get ways(): Locator {
    return this.chef.page.getByRole("region", { name: /^Vägar in/ });
  }

  private get promise(): Locator {
    return this.chef.page.getByRole("region", { name: /^Svar inom 2 arbetsdagar/ });
  }

  private get waits(): Locator {
    return this.chef.page.getByRole("region", { name: "Väntar på någon just nu" });
  }
}

function rowOf(card: Locator, name: string): Locator {
  const row = card.getByRole("row");
  return row.filter({ has: card.page().getByRole("rowheader", { name, exact: true }) });
}

/** The numbers of a row; none where there is no such row. */
async function numbers(card: Locator, name: string): Promise<number[]> {
  const cells = await rowOf(card, name).getByRole("cell").allInnerTexts();
  return cells.map((cell) => Number(cell.replace(/\D/g, "")));
}
