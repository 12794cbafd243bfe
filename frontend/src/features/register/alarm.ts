import { fold } from "../../ui/fold";

/**
 * Words that suggest an emergency (KP-7a), found while they are typed. A hit
 * raises what is seen and never ranks medically; "inte ont i bröstet" is a hit
 * too, because a machine that reads negations could lower what a person should
 * look at.
 */

const longestGap = 3;

/** An entry of the list: what it is called, and the pattern that finds it. */
export interface AlarmWord {
  word: string;
  pattern: string;
}

/**
 * The entries that the text suggests, each once. A pattern is words in a row; an
 * asterisk finds what begins with the word, a tilde lets up to three others
 * stand between ("ont ~ bröst*"). å and ä count as a, ö as o: some type in haste.
 */
export function alarmsIn(text: string, list: readonly AlarmWord[]): string[] {
  const words = fold(text).split(" ").filter(Boolean).map(plain);
  const found = list.filter(({ pattern }) => {
    const parts = parse(pattern);
    return parts.length > 0 && words.some((_, at) => matches(words, at, parts));
  });
  return [...new Set(found.map(({ word }) => word))];
}

function plain(word: string): string {
  return word.replace(/[åä]/g, "a").replace(/ö/g, "o");
}

interface Part {
  word: string;
  begins: boolean;
  /** How many other words may stand before it. */
  gap: number;
}

function parse(pattern: string): Part[] {
  const parts: Part[] = [];
  let gap = 0;
  for (const piece of pattern.split(/\s+/)) {
    if (piece === "~") gap = longestGap;
    for (const word of fold(piece).split(" ").filter(Boolean)) {
      parts.push({ word: plain(word), begins: piece.endsWith("*"), gap });
      gap = 0;
    }
  }
  return parts;
}

function matches(words: readonly string[], at: number, [part, ...rest]: readonly Part[]): boolean {
  if (!part) return true;
  for (let next = at; next <= at + part.gap; next += 1) {
    const word = words[next];
    const fits =
      word !== undefined && (part.begins ? word.startsWith(part.word) : word === part.word);
    if (fits && matches(words, next + 1, rest)) return true;
  }
  return false;
}
