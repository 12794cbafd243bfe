import { OfflineError, ProblemError, sendThroughGate, type Schemas } from "./client";

/** Where a file is downloaded; opened, it is never shown from our address. */
export function fileAddress(id: number): string {
  return `/api/v1/attachments/${id}`;
}

/** The bytes of a file; throws ProblemError or OfflineError. */
export async function fileBytes(id: number, signal?: AbortSignal): Promise<ArrayBuffer> {
  let response: Response;
  try {
    response = await sendThroughGate(new Request(fileAddress(id), { signal: signal ?? null }));
    if (response.ok) return await response.arrayBuffer();
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new OfflineError(cause);
  }
  const problem: unknown = await response.json().catch(() => null);
  if (problem && typeof problem === "object" && "slug" in problem) {
    throw new ProblemError(problem as Schemas["Problem"]);
  }
  const { status, statusText } = response;
  throw new ProblemError({ type: "about:blank", title: statusText, status, slug: "unknown" });
}
