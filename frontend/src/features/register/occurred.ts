import { instantOf } from "../../ui/time";

export const longestBackDays = 31;

/** What is wrong with the time of a paper note, as a slug; null when it is right. */
export function occurredProblem(day: string, time: string, now: Date): string | null {
  if (day === "" || time.trim() === "") return "occurred-missing";
  const at = instantOf(day, time);
  if (!at) return "occurred-unreadable";
  if (at.getTime() > now.getTime() + 60_000) return "occurred-in-future";
  if (at.getTime() < now.getTime() - longestBackDays * 86_400_000) return "occurred-too-old";
  return null;
}
