import type { Schemas } from "../../api/client";
import { slugFrom } from "./slug";
import { seriesName, type Kind, type Language, type Series, type Text } from "./use-texts";

/** A text as somebody is changing it; it is what its draft keeps. */
export type Form = {
  key: string;
  unit: string;
  language: Language;
  kind: Kind;
  title: string;
  body: string;
  reasons: string[];
  public: boolean;
  retired: boolean;
  review_on: string;
  /** The version that it began from; 0 for a new text. */
  after: number;
};

export function formOf(text: Text): Form {
  const { key, unit = "", language, kind, title, body, reasons, version } = text;
  const { retired = false, review_on = "" } = text;
  return {
    ...{ key, unit, language, kind, title, body, reasons, retired, review_on },
    public: text.public,
    after: version,
  };
}

export function newForm(unit: string): Form {
  return {
    ...{ key: "", unit, language: "sv", kind: "template", title: "", body: "", reasons: [] },
    ...{ public: false, retired: false, review_on: "", after: 0 },
  };
}

/** Its name in the address: as chosen, else made of the title. */
export function keyOf({ key, title }: Form): string {
  return key || slugFrom(title);
}

export function isArticle(kind: Kind): boolean {
  return kind !== "template";
}

/** Citizens read information and answers to questions; templates and routines are the staff's. */
export function mayBePublic(kind: Kind): boolean {
  return kind === "information" || kind === "faq";
}

export function bodyOf(form: Form): Schemas["PublishText"] {
  const { after, kind, unit, language, title, body, reasons, retired, review_on } = form;
  return {
    ...{ after, kind, language, title, body, reasons, retired },
    public: form.public && mayBePublic(kind),
    ...(unit && { unit }),
    ...(review_on && { review_on }),
  };
}

/** Where a half-written text is kept: each series has its own, and one is for what is new. */
export function draftKey(series: Series | null): string {
  return `text:${series ? seriesName(series) : "ny-text"}`;
}

/** Fields of a template: the desk fills in the first ones, whoever answers the last three. */
export const fields = [
  ...(["kund", "ärende", "enhet", "öppettider", "namn", "titel", "datum"] as const),
  ...(["dag", "klockslag", "plats"] as const),
];
