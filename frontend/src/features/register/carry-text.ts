import { DraftKeeper } from "../../ui/draft/keeper";
import { readMirror } from "../../ui/draft/mirror";

/** Puts what was typed about a call at the end of another ticket's unsent note. */
export function carryText(number: string, text: string): void {
  const key = `ticket:${number}:note`;
  const keeper = new DraftKeeper(key, () => {});
  keeper.write(JSON.stringify([written(readMirror(key)?.body), text].filter(Boolean).join("\n\n")));
  keeper.flush();
}

function written(body: string | undefined): string {
  try {
    const text: unknown = JSON.parse(body ?? '""');
    return typeof text === "string" ? text : "";
  } catch {
    return "";
  }
}
