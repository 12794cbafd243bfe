import { useWords } from "../i18n/words";
import type { Say } from "../i18n/words";
import type { OpenDay } from "../net/types";

const zone = "Europe/Stockholm";
const dayOf = (at: Date) => at.toLocaleDateString("sv-SE", { timeZone: zone });

/** "i dag kl. 14.30", "i går kl. 09.05", "3 november kl. 16.00", with the year when it is another. */
export function whenText(iso: string, now: Date, say: Say, locale: string): string {
  const at = new Date(iso);
  const time = at.toLocaleTimeString(locale, {
    hour: "2-digit",
    minute: "2-digit",
    timeZone: zone,
  });
  const clock = locale === "sv-SE" ? time.replace(":", ".") : time;
  const [day, today] = [dayOf(at), dayOf(now)];
  const yesterday = new Date(`${today}T12:00:00Z`);
  yesterday.setUTCDate(yesterday.getUTCDate() - 1);
  if (day === today) return say("when.today", { clock });
  if (day === yesterday.toISOString().slice(0, 10)) return say("when.yesterday", { clock });
  return say("when.day", { day: dateText(iso, now, locale), clock });
}

/** "3 november", with the year when it is another than now. */
export function dateText(iso: string, now: Date, locale: string): string {
  const sameYear = dayOf(new Date(iso)).slice(0, 4) === dayOf(now).slice(0, 4);
  return new Date(iso).toLocaleDateString(locale, {
    day: "numeric",
    month: "long",
    timeZone: zone,
    ...(!sameYear && { year: "numeric" }),
  });
}

/** "onsdag 25 november": a day that stands alone as a date. */
export function weekdayText(day: string, locale: string): string {
  return new Date(`${day}T12:00:00Z`).toLocaleDateString(locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: zone,
  });
}

export function When({ at }: { at: string }) {
  const { say, locale } = useWords();
  return <time dateTime={at}>{whenText(at, new Date(), say, locale)}</time>;
}

const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
type Day = (typeof days)[number];

/** "måndag–fredag", "07.30–17.00": days beside each other with the same hours are one. */
export function weekTexts(
  week: OpenDay[],
  say: Say,
  locale: string,
): { days: string; hours: string }[] {
  const hours = (day: Day) =>
    (week.find((one) => one.day === day)?.spans ?? [])
      .map((span) => (locale === "sv-SE" ? span.replaceAll(":", ".") : span).replace("-", "–"))
      .join(", ");
  const runs: { from: Day; to: Day; hours: string }[] = [];
  for (const day of days) {
    const open = hours(day);
    const last = runs.at(-1);
    const beside = last && days.indexOf(last.to) === days.indexOf(day) - 1;
    if (beside && last.hours === open) last.to = day;
    else if (open) runs.push({ from: day, to: day, hours: open });
  }
  const name = (day: Day) => say(`day.${day}`);
  return runs.map(({ from, to, hours }) => ({
    days: from === to ? name(from) : `${name(from)}–${name(to)}`,
    hours,
  }));
}
