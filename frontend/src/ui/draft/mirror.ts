/**
 * The copy of a draft on this computer. It survives a lost line and a reload
 * before the server has it, and is erased at sign-out.
 */
export type Mirrored = { body: string; at: number; /** The server has it. */ synced: boolean };

const prefix = "kp-draft:";
let owner = 0;
const listeners = new Set<() => void>();
let known: readonly string[] = [];

/** Drafts belong to a person: another person on the same computer never sees them. */
export function setDraftOwner(id: number): void {
  owner = id;
  refresh();
}

export function readMirror(key: string): Mirrored | null {
  try {
    const text = localStorage.getItem(`${prefix}${owner}:${key}`);
    return text ? (JSON.parse(text) as Mirrored) : null;
  } catch {
    return null;
  }
}

export function writeMirror(key: string, value: Mirrored | null): void {
  const name = `${prefix}${owner}:${key}`;
  try {
    if (value) localStorage.setItem(name, JSON.stringify(value));
    else localStorage.removeItem(name);
  } catch {
    // A full or forbidden storage: the server's copy is the one that counts.
  }
  refresh();
}

/** Erases every draft of everybody from this computer; the server keeps its own. */
export function forgetMirrors(): void {
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith(prefix)) localStorage.removeItem(name);
  }
  refresh();
}

/** Keys with a draft on this computer, for the pencil on a row or a tab. */
export function draftKeys(): readonly string[] {
  return known;
}

export function onDrafts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function refresh(): void {
  const mine = `${prefix}${owner}:`;
  const next = Object.keys(localStorage)
    .filter((name) => name.startsWith(mine))
    .map((name) => name.slice(mine.length))
    .sort();
  if (next.join("\n") === known.join("\n")) return;
  known = next;
  for (const listener of listeners) listener();
}
