/** Area codes of two digits after the 0; all that are not listed have three. */
const short = [
  "10",
  "11",
  "13",
  "16",
  "18",
  "19",
  "21",
  "23",
  "26",
  "31",
  "33",
  "35",
  "36",
  "40",
  "42",
  "44",
  "46",
  "54",
  "60",
  "63",
  "90",
];

/** "+46701740605" as people read it: 070-174 06 05. A foreign number is left as it is. */
export function readablePhone(number: string): string {
  const match = /^(?:\+46|0)(\d{7,9})$/.exec(number.replace(/[\s-]/g, ""));
  if (!match) return number;
  const digits = match[1] ?? "";
  const area = digits.startsWith("8")
    ? 1
    : digits.startsWith("7") || short.includes(digits.slice(0, 2))
      ? 2
      : 3;
  return `0${digits.slice(0, area)}-${inGroups(digits.slice(area))}`;
}

/** Groups of three first, then of two: 174 06 05, 465 004 12, 12 34 56. */
function inGroups(rest: string): string {
  const sizes: Record<number, number[]> = { 5: [3, 2], 6: [2, 2, 2], 7: [3, 2, 2], 8: [3, 3, 2] };
  const groups: string[] = [];
  let at = 0;
  for (const size of sizes[rest.length] ?? [rest.length]) {
    groups.push(rest.slice(at, at + size));
    at += size;
  }
  return groups.join(" ");
}
