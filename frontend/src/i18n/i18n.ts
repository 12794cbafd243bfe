import i18next from "i18next";
import { initReactI18next } from "react-i18next";

type Words = Record<string, unknown>;
const files = import.meta.glob<Words>("./{sv,en}/*.json", { eager: true, import: "default" });

export type Language = "sv" | "en";

/** A namespace is a file: ./sv/list.json is what useTranslation("list") reads. */
const resources: Record<string, Record<string, Words>> = { sv: {}, en: {} };
for (const [path, words] of Object.entries(files)) {
  const [, language, namespace] = /\.\/(sv|en)\/(.+)\.json$/.exec(path) ?? [];
  if (language && namespace) resources[language]![namespace] = words;
}

void i18next.use(initReactI18next).init({
  resources: resources as never,
  lng: remembered(),
  fallbackLng: "sv",
  defaultNS: "common",
  ns: Object.keys(resources["sv"]!),
  interpolation: { escapeValue: false },
  initAsync: false,
  showSupportNotice: false,
} as Parameters<typeof i18next.init>[0]);

applyTo(document.documentElement);
i18next.on("languageChanged", (language) => {
  localStorage.setItem("kp-language", language);
  applyTo(document.documentElement);
});

export const i18n = i18next;

export function setLanguage(language: Language): void {
  if (i18next.language !== language) void i18next.changeLanguage(language);
}

export function currentLanguage(): Language {
  return i18next.language === "en" ? "en" : "sv";
}

/** A configured thing's name in the language of the screen. */
export function nameOf(named: { name: string; name_en?: string }): string {
  return currentLanguage() === "en" && named.name_en ? named.name_en : named.name;
}

function remembered(): Language {
  try {
    return localStorage.getItem("kp-language") === "en" ? "en" : "sv";
  } catch {
    return "sv";
  }
}

function applyTo(root: HTMLElement): void {
  root.lang = currentLanguage();
}
