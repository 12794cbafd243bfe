/** Whether two parts of a plan say the same; a member that is left out is one without a value. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const members = Object.entries(value).filter(([, held]) => !empty(held));
  return Object.fromEntries(
    members.map(([key, held]) => [key, sorted(held)] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** The server leaves out what is empty. */
function empty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === "" ||
    value === false ||
    value === 0 ||
    (Array.isArray(value) && value.length === 0)
  );
}
