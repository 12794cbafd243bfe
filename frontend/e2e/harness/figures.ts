import type { Colleague, Schemas } from "./colleague";

type Channel = "email" | "phone" | "citizen1177";
const unit = "hjarta-karl";
const none = { came: 0, solved: 0, open: 0, kept: 0, broken: 0, pending: 0 };
type Way = typeof none;
type Counted = Record<Channel, Way> & { quarantine: number; failed: number };

/** What the supervisor's figures say today of the unit's contacts. */
export class Figures {
  constructor(private readonly chef: Colleague) {}

  async now(): Promise<Counted> {
    const { rows, promise } = await this.chef.get<Schemas["Ways"]>("/statistics/ways");
    const { mail, failed } = await this.chef.get<Schemas["Attention"]>("/statistics/attention");
    const of = (way: string): Way => {
      const row = rows?.find(({ unit: at, channel }) => at === unit && channel === way);
      const kept = promise?.find(({ unit: at, channel }) => at === unit && channel === way);
      return {
        came: row?.in ?? 0,
        solved: row?.solved ?? 0,
        open: row?.open ?? 0,
        kept: kept?.kept ?? 0,
        broken: kept?.broken ?? 0,
        pending: kept?.pending ?? 0,
      };
    };
    const waits = mail?.find(({ unit: at, outcome }) => at === unit && outcome === "quarantine");
    return {
      email: of("email"),
      phone: of("phone"),
      citizen1177: of("citizen1177"),
      failed,
      quarantine: waits ? waits.hour + waits.four_hours + waits.day + waits.older : 0,
    };
  }

  /** What has come to them since. */
  async since(before: Counted): Promise<Counted> {
    const now = await this.now();
    const more = (way: Channel): Way => {
      const kinds = Object.keys(none) as (keyof Way)[];
      return Object.fromEntries(
        kinds.map((kind) => [kind, now[way][kind] - before[way][kind]]),
      ) as Way;
    };
    return {
      email: more("email"),
      phone: more("phone"),
      citizen1177: more("citizen1177"),
      failed: now.failed - before.failed,
      quarantine: now.quarantine - before.quarantine,
    };
  }
}
