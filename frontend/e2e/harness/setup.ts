import type { TestProject } from "vitest/node";
import { startBrowser } from "./browser";
import { startServer } from "./server";

declare module "vitest" {
  export interface ProvidedContext {
    /** The desk's address. */
    origin: string;
    /** Where the one browser listens. */
    browser: string;
    /** Where mail comes in. */
    mailPort: number;
  }
}

/** One desk and one browser for all files; both end with the last of them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [server, browser] = await Promise.all([startServer(), startBrowser()]);
  project.provide("origin", server.origin);
  project.provide("browser", browser.wsEndpoint());
  project.provide("mailPort", server.mailPort);
  return async () => {
    await browser.close();
    await server.stop();
  };
}
