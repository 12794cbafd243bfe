/** A line of two texts beside each other. */
export type Line = { sign: "same" | "removed" | "added"; text: string };

/** What was removed and added, line by line, to make one text of another. */
export function differenceOf(before: string, after: string): Line[] {
  const [a, b] = [before.split("\n"), after.split("\n")];
  // lengths[i][j] is the longest common part of what is left of a from i and of b from j.
  const lengths = Array.from({ length: a.length + 1 }, () =>
    new Array<number>(b.length + 1).fill(0),
  );
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i]![j] =
        a[i] === b[j]
          ? lengths[i + 1]![j + 1]! + 1
          : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ sign: "same", text: a[i]! });
      i++;
      j++;
    } else if (i < a.length && (j === b.length || lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) {
      lines.push({ sign: "removed", text: a[i++]! });
    } else lines.push({ sign: "added", text: b[j++]! });
  }
  return lines;
}
