import { createContext, useContext, type ReactNode } from "react";
import en from "./en.json";
import sv from "./sv.json";

/**
 * The words of the citizen's pages. They have a small reader of their own,
 * because the desk's is a third of all script that a phone should fetch.
 */
export type Language = "sv" | "en";

type Base<K> = K extends `${infer B}_one` | `${infer B}_other` ? B : K;
export type Key = Base<keyof typeof sv>;
type Holes = Record<string, string | number>;
export type Say = (key: Key, holes?: Holes) => string;

const all: Record<Language, Record<string, string>> = { sv, en };
const locales: Record<Language, string> = { sv: "sv-SE", en: "en-GB" };

/** Fills {holes}; a hole called count chooses between _one and _other. */
export function wordsOf(language: Language): Say {
  const words = all[language];
  const plural = new Intl.PluralRules(locales[language]);
  return (key, holes = {}) => {
    const { count } = holes;
    const form = typeof count === "number" ? words[`${key}_${plural.select(count)}`] : undefined;
    const text = form ?? words[key] ?? words[`${key}_other`] ?? key;
    return text.replace(/\{(\w+)\}/g, (hole, name: string) => String(holes[name] ?? hole));
  };
}

/** Whether there are words of a key that is put together from data, such as a slug. */
export function hasWords(key: string): key is Key {
  return key in sv;
}

const stored = "kp-citizen-language";

/** What was chosen on this device, else Swedish. */
export function rememberedLanguage(): Language {
  try {
    return localStorage.getItem(stored) === "en" ? "en" : "sv";
  } catch {
    return "sv";
  }
}

export function rememberLanguage(language: Language): void {
  document.documentElement.lang = language;
  try {
    localStorage.setItem(stored, language);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

const speech = {
  sv: { say: wordsOf("sv"), language: "sv" as Language, locale: locales.sv },
  en: { say: wordsOf("en"), language: "en" as Language, locale: locales.en },
};
const Speech = createContext(speech.sv);

export function WordsIn({ language, children }: { language: Language; children: ReactNode }) {
  return <Speech value={speech[language]}>{children}</Speech>;
}

export function useWords() {
  return useContext(Speech);
}

/** A text that comes in both languages from the server; Swedish where the other is missing. */
export function inLanguage(words: { sv: string; en: string }, language: Language): string {
  return words[language] || words.sv;
}
