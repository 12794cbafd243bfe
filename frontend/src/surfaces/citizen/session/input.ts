/** When somebody last touched the page, in milliseconds since 1970. */
let at = Date.now();

for (const kind of ["pointerdown", "keydown", "input"]) {
  addEventListener(kind, () => (at = Date.now()), { capture: true, passive: true });
}

export function lastInput(): number {
  return at;
}
