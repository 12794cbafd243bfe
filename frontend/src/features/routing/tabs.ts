/** The parts of a unit's routing, in the order in which they are shown. */
export const tabs = ["rules", "levels", "hours", "steps", "rotas", "rehearsal", "history"] as const;

export type Tab = (typeof tabs)[number];

export function tabOf(said: string | undefined): Tab {
  return tabs.find((tab) => tab === said) ?? "rules";
}

/** The tab where a problem can be mended. */
export function tabOfProblem({ path, rule }: { path: string; rule?: string }): Tab {
  if (rule) return "rules";
  const part = /^\w+/.exec(path)?.[0] ?? "";
  return tabs.find((tab) => tab === part) ?? "rules";
}
