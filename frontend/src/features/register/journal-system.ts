const storage = "kp-journal-system";

/** The record system that this person documented in last: a desk has one, and nobody should type it each time. */
export function rememberedSystem(): string {
  try {
    return localStorage.getItem(storage) ?? "";
  } catch {
    return "";
  }
}

export function rememberSystem(system: string): void {
  try {
    localStorage.setItem(storage, system);
  } catch {
    // Without storage it is typed again next time.
  }
}
