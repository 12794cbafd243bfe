import { useActiveKeys } from "../../ui/keys/use-keys";
import type { Command } from "./palette";

/** The keys that work now, as commands; one that moves the cursor is no command. */
export function useKeyCommands(): Command[] {
  const seen = new Set<string>();
  return useActiveKeys()
    .filter((layer) => layer.scope !== "dialog" && layer.scope !== "list")
    .toReversed()
    .flatMap((layer) =>
      Object.entries(layer.keys()).map(([keys, action]) => ({
        id: `${layer.scope}-${keys}`.replace(/[^\w-]/g, "_"),
        group: layer.title,
        label: action.label,
        keys,
        run: () => action.run(new KeyboardEvent("keydown")),
      })),
    )
    .filter(({ label, keys }) => {
      if (seen.has(label) || keys === "Ctrl+K") return false;
      seen.add(label);
      return true;
    });
}
