import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { api, call, OfflineError, ProblemError, withIntent } from "./client";
import { holdSending, releaseSending } from "./send-gate";
import { sessionEnded, sessionEstablished, sessionExpired, signedInAgain } from "./session-gate";

const answers: (() => Response | Promise<Response>)[] = [];
const sent: { url: string; key: string | null; client: string | null; body: string }[] = [];

const json = (status: number, body: unknown) => () =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": status < 400 ? "application/json" : "application/problem+json" },
  });
const problem = (status: number, slug: string) =>
  json(status, { type: "about:blank", title: slug, status, slug });

beforeEach(() => {
  answers.length = sent.length = 0;
  vi.stubGlobal("fetch", async (request: Request) => {
    sent.push({
      url: new URL(request.url).pathname,
      key: request.headers.get("Idempotency-Key"),
      client: request.headers.get("X-KP-Client"),
      body: await request.text(),
    });
    return answers.shift()!();
  });
});
afterEach(() => {
  sessionEnded();
  vi.unstubAllGlobals();
});

const note = (headers?: HeadersInit) =>
  call(
    api.POST("/api/v1/tickets/{number}/notes", {
      params: { path: { number: "100042-7" } },
      body: { version: 3, text: "Ringde upp" },
      headers,
    }),
  );

describe("a request", () => {
  it("carries the client's name and, when it writes, a key of its own", async () => {
    answers.push(json(200, { number: "100042-7" }), json(200, { items: [] }));
    await note();
    await call(api.GET("/api/v1/queues"));
    expect(sent[0]).toMatchObject({ client: "desk", url: "/api/v1/tickets/100042-7/notes" });
    expect(sent[0]!.key).toMatch(/^[0-9a-f]{32}$/);
    expect(sent[1]!.key).toBeNull();
  });

  it("keeps the key of one intent over retries", async () => {
    answers.push(json(200, {}), json(200, {}));
    await note(withIntent("abc"));
    await note(withIntent("abc"));
    expect(sent.map(({ key }) => key)).toEqual(["abc", "abc"]);
  });

  it("leaves the colons of a draft's key as they are", async () => {
    answers.push(json(200, {}));
    const params = { path: { key: "ticket:100042-7:note" } };
    await call(api.PUT("/api/v1/drafts/{key}", { params, body: { body: "x" } }));
    expect(sent[0]!.url).toBe("/api/v1/drafts/ticket:100042-7:note");
  });

  it("tells a refusal by its slug, a dead line as offline, a proxy's answer as busy", async () => {
    answers.push(problem(409, "stale-version"));
    await expect(note()).rejects.toMatchObject({ problem: { slug: "stale-version" } });
    answers.push(() => Promise.reject(new TypeError("Failed to fetch")));
    await expect(note()).rejects.toBeInstanceOf(OfflineError);
    answers.push(() => new Response("<html>", { status: 502 }));
    await expect(note()).rejects.toMatchObject({ problem: { slug: "busy" } });
  });
});

describe("a session that ends in the middle of the work", () => {
  it("waits for a new sign-in, then sends the same thing once more", async () => {
    sessionEstablished();
    answers.push(problem(401, "session-ended"), json(200, { number: "100042-7" }));
    const writing = note();
    await vi.waitFor(() => expect(sessionExpired()).toBe(true));
    signedInAgain();
    await expect(writing).resolves.toMatchObject({ number: "100042-7" });
    expect(sent[1]).toEqual(sent[0]);
    expect(sessionExpired()).toBe(false);
  });

  it("is an ordinary answer before anybody has signed in", async () => {
    answers.push(problem(401, "session-ended"));
    await expect(call(api.GET("/api/v1/me"))).rejects.toBeInstanceOf(ProblemError);
  });

  it("never waits on the sign-in itself", async () => {
    sessionEstablished();
    answers.push(problem(401, "sign-in-failed"));
    const body = { username: "forsta", password: "fel" };
    await expect(call(api.POST("/api/v1/session", { body }))).rejects.toMatchObject({
      problem: { slug: "sign-in-failed" },
    });
  });
});

describe("while the line catches up", () => {
  it("holds what writes and lets through what reads", async () => {
    answers.push(json(200, { items: [] }), json(200, {}));
    holdSending();
    const writing = note();
    await call(api.GET("/api/v1/queues"));
    expect(sent.map(({ url }) => url)).toEqual(["/api/v1/queues"]);
    releaseSending();
    await writing;
    expect(sent).toHaveLength(2);
  });
});
