import { act, configure, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { Citizen } from "../citizen";
import { aService } from "../test/a-service";
import { go } from "../router";
import { writeDraft } from "./drafts";

// The machine may be shared with a compiler.
configure({ asyncUtilTimeout: 15_000 });

const me = {
  name: "Gun Roslund",
  drafts: "gun",
  idle_seconds: 1_800,
  language: "sv",
  notify_email: "",
  unread: 0,
};
const form = "contact-us:hjarta-karl";
const written = {
  answers: { about: "booking", text: "Jag vill byta tid." },
  files: [],
  at: Date.now(),
};

type Sent = { body: { version: number }; key: string | null };
let service = aService();
let sent: Sent[] = [];
let answer: () => Response;

function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status });
}

const refused = (status: number, slug: string, fields: { field: string; slug: string }[] = []) =>
  json({ status, slug, fields }, status);

beforeEach(() => {
  service = aService();
  sent = [];
  vi.stubGlobal("scrollTo", () => {});
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    if (url.endsWith("/me")) return json(me);
    if (url.endsWith("/services")) return json({ items: [service] });
    const key = new Headers(init.headers).get("Idempotency-Key");
    sent.push({ body: JSON.parse(init.body as string) as Sent["body"], key });
    return answer();
  });
  writeDraft("gun", form, written);
});

async function review() {
  act(() => go("kontakta-oss/hjarta-karl/granska"));
  render(<Citizen />);
  await userEvent.click(await screen.findByRole("button", { name: "Skicka" }));
}

describe("the form that is sent", () => {
  it("comes back to the question that the server finds wrong, with what was written", async () => {
    answer = () => refused(422, "invalid-fields", [{ field: "answers.text", slug: "not-text" }]);
    await review();
    const text = await screen.findByRole("textbox", { name: /^Vad vill du fråga/ });
    expect(text).toHaveValue("Jag vill byta tid.");
    expect(text).toHaveAccessibleDescription(/tecken som inte kan skickas/);
    await waitFor(() => expect(text).toHaveFocus());
  });

  it("goes with the newest questions when it has changed meanwhile, and by another key", async () => {
    answer = () => {
      service = aService({ version: 4 });
      return refused(409, "form-version-gone");
    };
    await review();
    expect(await screen.findByText(/^Formuläret har ändrats sedan du började/)).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Skicka" }));
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent.map(({ body }) => body.version)).toEqual([3, 4]);
    expect(sent[0]!.key).not.toBe(sent[1]!.key);
  });

  it("goes by the same key when the answer was lost", async () => {
    answer = () => {
      throw new TypeError("Failed to fetch");
    };
    await review();
    expect(await screen.findByText(/^Vi får ingen kontakt med sjukhuset/)).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Skicka" }));
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[0]!.key).toMatch(/^[0-9a-f]{32}$/);
    expect(sent[0]!.key).toBe(sent[1]!.key);
  });

  it("is not sent at all without what must be answered", async () => {
    writeDraft("gun", form, { ...written, answers: { about: "booking" } });
    await review();
    const text = await screen.findByRole("textbox", { name: /^Vad vill du fråga/ });
    expect(text).toHaveAccessibleDescription("Fyll i det här.");
    expect(sent).toEqual([]);
  });
});
