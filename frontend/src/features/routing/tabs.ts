import type { Schemas } from "../../api/client";

/** The parts of a unit's routing, in the order in which they are shown. */
export const tabs = [
  "rules",
  "levels",
  "hours",
  "steps",
  "rotas",
  "rehearsal",
  "history",
  "queues",
] as const;

export type Tab = (typeof tabs)[number];

/** The parts that a person is shown: the queues are for who may close them. */
export function tabsFor({ can }: Pick<Schemas["Me"], "can">): Tab[] {
  return tabs.filter((tab) => tab !== "queues" || can.includes("routing:queues"));
}

export function tabOf(said: string | undefined, shown: readonly Tab[]): Tab {
  return shown.find((tab) => tab === said) ?? "rules";
}

/** The tab where a problem can be mended. */
export function tabOfProblem({ path, rule }: { path: string; rule?: string }): Tab {
  if (rule) return "rules";
  const part = /^\w+/.exec(path)?.[0] ?? "";
  return tabs.find((tab) => tab === part) ?? "rules";
}
