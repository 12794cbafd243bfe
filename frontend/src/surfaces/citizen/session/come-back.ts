const name = "kp-citizen-back";

/** Where one was when one left to sign in with e-id at somebody else's page. */
export function comeBackTo(path: string): void {
  try {
    sessionStorage.setItem(name, path);
  } catch {
    // Then one comes to the first page.
  }
}

/** The path to go on at, once; only ever one of our own. */
export function whereOneWas(base: string): string | null {
  try {
    const path = sessionStorage.getItem(name);
    sessionStorage.removeItem(name);
    return path?.startsWith(`${base}/`) ? path.slice(base.length + 1) : null;
  } catch {
    return null;
  }
}
