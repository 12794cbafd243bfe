/** What the desk and the preview's frame say to each other. The frame has an
 * origin of its own and can ask for nothing: it is handed the bytes. */

export type PreviewWords = Record<
  "bar" | "larger" | "smaller" | "fit" | "page" | "broken" | "locked",
  string
>;

export type ShowFile = {
  type: "show";
  kind: "image" | "pdf";
  mime: string;
  name: string;
  bytes: ArrayBuffer;
  /** In the language of the screen; `page` has {{at}} and {{of}}. */
  words: PreviewWords;
  dark: boolean;
  language: string;
};

/** `key` are those that mean something outside the frame. */
export type FromPreview =
  { type: "ready" } | { type: "shown" } | { type: "failed" } | { type: "key"; key: string };

const kinds: Record<string, ShowFile["kind"]> = {
  "image/png": "image",
  "image/jpeg": "image",
  "image/gif": "image",
  "image/webp": "image",
  "application/pdf": "pdf",
};

/** How a content type is drawn; undefined: only downloaded. */
export function kindOf(mime: string): ShowFile["kind"] | undefined {
  return kinds[mime];
}
