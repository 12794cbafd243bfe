import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type BrowserServer } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome"];

/** Where the browser is: $CHROMIUM, else the first of the usual names on the path. */
function executable(): string {
  const named = process.env["CHROMIUM"];
  if (named) return named;
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  for (const name of names) {
    const found = folders.map((folder) => join(folder, name)).find(existsSync);
    if (found) return found;
  }
  throw new Error("No Chromium was found: install it, or set CHROMIUM to its path.");
}

/** One browser for all tests, with an empty profile of its own; each person is a context in it. */
export function startBrowser(): Promise<BrowserServer> {
  return chromium.launchServer({
    executablePath: executable(),
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--force-color-profile=srgb",
    ],
  });
}
