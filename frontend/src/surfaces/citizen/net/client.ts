import { heard, lostLine } from "./line";

export type Fault = { field: string; slug: string };

/** The server's refusal (RFC 9457), known by its slug; the words are in i18n. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly slug: string,
    readonly fields: Fault[] = [],
  ) {
    super(slug);
  }
}

/** No answer: the phone has no line, or the server is starting. */
export class NoAnswer extends Error {}

const root = "/api/v1/citizen";
let onSessionEnd = () => {};

/** What to do when the server no longer knows who is asking. */
export function whenSessionEnds(listener: () => void): void {
  onSessionEnd = listener;
}

type Asked = {
  body?: unknown;
  /** The same key makes sending again the same deed. */
  key?: string;
  signal?: AbortSignal;
};

/** Asks the citizen's part of the API; throws Refusal or NoAnswer. */
export async function ask<T>(method: string, path: string, asked: Asked = {}): Promise<T> {
  const response = await reach(method, path, asked);
  if (!response.ok) throw refusal(response.status, await response.text(), path);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** The bytes of a file on a message in one's own inbox. */
export async function fetchFile(id: number): Promise<Blob> {
  const path = `/attachments/${id}`;
  const response = await reach("GET", path, {});
  if (!response.ok) throw refusal(response.status, await response.text(), path);
  return response.blob();
}

/** Sends one file; progress goes from 0 to 1. */
export function upload<T>(file: File, progress: (part: number) => void, signal: AbortSignal) {
  const path = "/attachments";
  return new Promise<T>((resolve, reject) => {
    // fetch does not tell how much of a body has left.
    const request = new XMLHttpRequest();
    request.open("POST", `${root}${path}?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0);
    request.onload = () => {
      heard();
      const { status, responseText } = request;
      if (status < 300) resolve(JSON.parse(responseText) as T);
      else reject(refusal(status, responseText, path));
    };
    request.onerror = () => {
      lostLine();
      reject(new NoAnswer());
    };
    request.onabort = () => reject(new DOMException("stopped", "AbortError"));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

async function reach(method: string, path: string, asked: Asked): Promise<Response> {
  const headers: Record<string, string> = {};
  if (asked.body !== undefined) headers["Content-Type"] = "application/json";
  if (asked.key) headers["Idempotency-Key"] = asked.key;
  const body = asked.body === undefined ? undefined : JSON.stringify(asked.body);
  try {
    const response = await fetch(root + path, { method, headers, body, signal: asked.signal });
    heard();
    return response;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    lostLine();
    throw new NoAnswer();
  }
}

function refusal(status: number, text: string, path: string): Refusal {
  if (status === 401 && path !== "/session") onSessionEnd();
  try {
    const { slug, fields } = JSON.parse(text) as { slug?: string; fields?: Fault[] };
    if (slug) return new Refusal(status, slug, fields ?? []);
  } catch {
    // Answers of a proxy in between are pages, not problems.
  }
  return new Refusal(status, slugOf(status));
}

/** What a status means where no slug says it better. */
export function slugOf(status: number): string {
  if (status === 401) return "unauthenticated";
  if (status === 413) return "too-large";
  if (status === 429) return "too-many";
  return status >= 502 && status <= 504 ? "busy" : "unknown";
}
