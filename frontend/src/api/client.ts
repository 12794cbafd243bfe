import createClient, { defaultPathSerializer } from "openapi-fetch";
import type { components, paths } from "./schema.gen";
import { clearToSend } from "./send-gate";
import { waitForSession } from "./session-gate";

export type Schemas = components["schemas"];

/** The server answered with a problem (RFC 9457); the words live in the language files. */
export class ProblemError extends Error {
  readonly problem: Schemas["Problem"];

  constructor(problem: Schemas["Problem"]) {
    super(problem.slug);
    this.name = "ProblemError";
    this.problem = problem;
  }
}

/** The request never got an answer: no network, or the server is being restarted. */
export class OfflineError extends Error {
  constructor(cause?: unknown) {
    super("offline", { cause });
    this.name = "OfflineError";
  }
}

/** A key for one thing that a person meant to do; kept over its retries. */
export function newIntent(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Header with the key of one intent, for a call that may be repeated by hand. */
export function withIntent(key: string): { "Idempotency-Key": string } {
  return { "Idempotency-Key": key };
}

export async function sendThroughGate(request: Request): Promise<Response> {
  const signingIn = new URL(request.url).pathname === "/api/v1/session";
  const again = signingIn ? null : request.clone();
  const response = await fetch(request);
  if (response.status === 401 && again && (await waitForSession())) return sendThroughGate(again);
  return response;
}

export const api = createClient<paths>({
  baseUrl: location.origin,
  credentials: "same-origin",
  headers: { "X-KP-Client": "desk" },
  fetch: sendThroughGate,
  // A colon needs no escape in a path, and a draft's key is full of them.
  pathSerializer: (path, values) => defaultPathSerializer(path, values).replaceAll("%3A", ":"),
});

api.use({
  async onRequest({ request }) {
    if (request.method !== "GET") await clearToSend();
    if (request.method === "POST" && !request.headers.has("Idempotency-Key")) {
      request.headers.set("Idempotency-Key", newIntent());
    }
    return request;
  },
});

type Answer<T> = { data?: T; error?: unknown; response: Response };

/** Unwraps the data, or throws ProblemError or OfflineError. */
export async function call<T>(promise: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await promise;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new OfflineError(cause);
  }
  if (answer.response.ok) return answer.data as T;
  throw new ProblemError(asProblem(answer.error, answer.response));
}

function asProblem(error: unknown, response: Response): Schemas["Problem"] {
  if (error && typeof error === "object" && "slug" in error) return error as Schemas["Problem"];
  const slug = response.status === 401 ? "unauthenticated" : fallbackSlug(response.status);
  return { type: "about:blank", title: response.statusText, status: response.status, slug };
}

/** Answers of a proxy in between carry no slug of ours. */
function fallbackSlug(status: number): string {
  if (status === 413) return "too-large";
  if (status === 429) return "too-many";
  if (status === 502 || status === 503 || status === 504) return "busy";
  return status >= 500 ? "internal" : "unknown";
}
