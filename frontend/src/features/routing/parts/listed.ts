/** The list with one of it changed. */
export function changed<T>(all: readonly T[], at: number, one: T): T[] {
  return all.map((each, index) => (index === at ? one : each));
}

/** The list without one of it. */
export function without<T>(all: readonly T[], at: number): T[] {
  return all.filter((_, index) => index !== at);
}

/** The list with one more, at a place. */
export function inserted<T>(all: readonly T[], at: number, one: T): T[] {
  return [...all.slice(0, at), one, ...all.slice(at)];
}

/** The list with one of it moved to another place; itself when there is no such place. */
export function moved<T>(all: readonly T[], from: number, to: number): readonly T[] {
  if (to < 0 || to >= all.length) return all;
  return inserted(without(all, from), to, all[from]!);
}

/** The list with a value in it or, where it was there already, without it. */
export function toggled<T>(all: readonly T[], one: T): T[] {
  return all.includes(one) ? all.filter((each) => each !== one) : [...all, one];
}

/**
 * A code for something new: names are changed, codes stay. Units number their
 * own, so a part that nobody else has drawn keeps them apart.
 */
export function newCode(kind: string): string {
  const drawn = crypto.getRandomValues(new Uint8Array(4));
  return `${kind}-${Array.from(drawn, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
