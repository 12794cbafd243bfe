import { configure, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { Citizen } from "../citizen";
import { hasDrafts, writeDraft } from "../contact/drafts";
import { base } from "../router";
import { comeBackTo, whereOneWas } from "./come-back";

// The machine may be shared with a compiler.
configure({ asyncUtilTimeout: 15_000 });

let start: { demo: { id: number; name: string }[]; sign_in?: string };
let signedIn: boolean;

const me = { name: "Gun", drafts: "gun", idle_seconds: 1_800, language: "sv", notify_email: "" };

beforeEach(() => {
  signedIn = false;
  start = { demo: [], sign_in: "/api/v1/citizen/sign-in" };
  vi.stubGlobal("scrollTo", () => {});
  // What jsdom does not have yet.
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    this.open = true;
  };
  vi.stubGlobal("fetch", async (url: string) => {
    if (url.endsWith("/start")) return new Response(JSON.stringify(start));
    if (url.endsWith("/services")) return new Response(JSON.stringify({ items: [] }));
    if (signedIn) return new Response(JSON.stringify({ ...me, unread: 0 }));
    return new Response(JSON.stringify({ slug: "session-ended" }), { status: 401 });
  });
});

describe("signing in with e-id", () => {
  it("comes back to the page where one was", async () => {
    history.replaceState(null, "", `${base}/kontakta-oss/hjarta-karl`);
    const first = render(<Citizen />);
    const link = await screen.findByRole("link", { name: "Logga in med e-legitimation" });
    expect(link).toHaveAttribute("href", "/api/v1/citizen/sign-in");
    link.addEventListener("click", (event) => event.preventDefault());
    await userEvent.click(link);
    first.unmount();

    // The server leads everybody to the inbox.
    signedIn = true;
    history.replaceState(null, "", `${base}/inkorg`);
    render(<Citizen />);
    expect(await screen.findByRole("heading", { name: "Kontakta oss" })).toBeVisible();
    expect(location.pathname).toBe(`${base}/kontakta-oss/hjarta-karl`);
    expect(whereOneWas(base)).toBeNull();
  });

  it("leads nowhere else", () => {
    comeBackTo("https://example.org/");
    expect(whereOneWas(base)).toBeNull();
    comeBackTo(`${base}somewhere`);
    expect(whereOneWas(base)).toBeNull();
  });

  it("says why one is not signed in", async () => {
    history.replaceState(null, "", `${base}?problem=eid-declined`);
    render(<Citizen />);
    expect(await screen.findByText("Inloggningen avbröts. Försök igen.")).toBeVisible();
  });

  it("says so where it is not set up", async () => {
    start = { demo: [] };
    history.replaceState(null, "", base);
    render(<Citizen />);
    expect(await screen.findByText(/^Inloggningen är inte klar att använda/)).toBeVisible();
  });
});

describe("signing out", () => {
  it("asks what to do with text that was not sent, and erases it from the device", async () => {
    signedIn = true;
    writeDraft("gun", "thread:100042-7", { answers: { text: "Hej" }, files: [], at: Date.now() });
    history.replaceState(null, "", base);
    render(<Citizen />);
    await userEvent.click(await screen.findByRole("button", { name: "Logga ut" }));
    expect(hasDrafts("gun")).toBe(true);
    signedIn = false;
    await userEvent.click(screen.getByText("Ta bort texten och logga ut"));
    expect(await screen.findByText(/^Inloggningen är inte klar|^Logga in med/)).toBeVisible();
    expect(hasDrafts("gun")).toBe(false);
  });
});
