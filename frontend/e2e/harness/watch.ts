import type { BrowserContext, Page } from "playwright-core";

/** Set in every page before its own scripts run. */
declare global {
  interface Window {
    kpPointer?: number;
  }
}

/** Counts what a hand on a mouse or a finger does, and says aloud what the policy stopped. */
function insideThePage(): void {
  window.kpPointer = 0;
  for (const kind of ["pointerdown", "mousedown", "touchstart", "wheel"]) {
    addEventListener(
      kind,
      (event) => {
        if (event.isTrusted) window.kpPointer = (window.kpPointer ?? 0) + 1;
      },
      { capture: true, passive: true },
    );
  }
  addEventListener("securitypolicyviolation", (event) => {
    // eslint-disable-next-line no-console -- this is how the test outside hears of it
    console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI}`);
  });
}

/**
 * Notes everything that no page may do: ask another server, write an error to
 * the console, break the content-security policy, throw.
 */
export class Watch {
  private readonly faults: string[] = [];
  private readonly allowed: RegExp[] = [
    // Who is not signed in yet is told so; the browser writes every 401 down.
    /status of 401 .*\/api\/v1\/(citizen\/)?me$/,
  ];

  constructor(private readonly origin: string) {}

  async on(context: BrowserContext): Promise<void> {
    await context.addInitScript(insideThePage);
    context.on("request", (request) => {
      const url = request.url();
      const inside = [this.origin, "data:", "blob:", this.origin.replace("http", "ws")];
      if (!inside.some((start) => url.startsWith(start))) this.faults.push(`asked for ${url}`);
    });
  }

  page(page: Page): void {
    page.on("pageerror", (error) => this.faults.push(`threw ${error.stack ?? error.message}`));
    page.on("console", (message) => {
      if (message.type() !== "error" && message.type() !== "warning") return;
      this.faults.push(`${message.type()}: ${message.text()} ${message.location().url}`);
    });
  }

  /** What the test itself brings about: a cut line, a refusal. */
  allow(...patterns: RegExp[]): void {
    this.allowed.push(...patterns);
  }

  /** What should not have been. */
  found(): string[] {
    return this.faults.filter((fault) => !this.allowed.some((pattern) => pattern.test(fault)));
  }
}
