import { newIntent, OfflineError, ProblemError, type Schemas } from "./client";

interface Upload {
  sent: Promise<Schemas["Attachment"]>;
  stop: () => void;
}

/** Sends one file as it is, telling how far it has come (0 to 1); fetch cannot tell that. */
export function upload(file: File, onProgress: (done: number) => void): Upload {
  const request = new XMLHttpRequest();
  const sent = new Promise<Schemas["Attachment"]>((resolve, reject) => {
    request.open("POST", `/api/v1/attachments?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("X-KP-Client", "desk");
    request.setRequestHeader("Idempotency-Key", newIntent());
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onload = () => settle(request, resolve, reject);
    request.onerror = () => reject(new OfflineError());
    request.onabort = () => reject(new DOMException("stopped", "AbortError"));
    request.send(file);
  });
  return { sent, stop: () => request.abort() };
}

function settle(
  { status, statusText, responseText }: XMLHttpRequest,
  resolve: (file: Schemas["Attachment"]) => void,
  reject: (error: unknown) => void,
): void {
  const body = parsed(responseText);
  if (status >= 200 && status < 300) return resolve(body as Schemas["Attachment"]);
  const slug = status === 413 ? "file-too-large" : status === 401 ? "unauthenticated" : "unknown";
  const plain = { type: "about:blank", title: statusText, status, slug };
  reject(
    new ProblemError(
      body && typeof body === "object" && "slug" in body ? (body as Schemas["Problem"]) : plain,
    ),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
