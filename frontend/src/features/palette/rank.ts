/** Folds case and accents that one leaves out in haste, but keeps å, ä and ö. */
function fold(text: string): string {
  return text.toLocaleLowerCase("sv").replace(/[éèáàüû]/g, (letter) => letter.normalize("NFD")[0]!);
}

/** Every word of the query must begin a word of the label or the group; beginnings of labels first. */
export function rank<T extends { label: string; group: string }>(items: T[], query: string): T[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return items;
  return items
    .map((item) => ({ item, score: score(item, words) }))
    .filter(({ score: points }) => points > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ item }) => item);
}

function score(item: { label: string; group: string }, words: string[]): number {
  const label = fold(item.label);
  const parts = fold(`${item.label} ${item.group}`).split(/[\s-]+/);
  if (!words.every((word) => parts.some((part) => part.startsWith(word)))) return 0;
  return label.startsWith(words.join(" ")) ? 2 : 1;
}
