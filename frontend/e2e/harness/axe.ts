import axe from "axe-core";
import { expect } from "vitest";
import type { Desk } from "./desk";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];

/** What WCAG 2.1 A and AA say against what is on the screen, light and dark, by rule and place. */
export async function against(desk: Desk): Promise<string[]> {
  const { page } = desk;
  // Run by the test and not loaded by the page, whose policy would stop it.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const found: string[] = [];
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect
      .poll(() => page.locator("html").getAttribute("data-mantine-color-scheme"))
      .toBe(colorScheme);
    const result = await page.evaluate(async (runOnly) => {
      const { run } = (window as unknown as { axe: typeof axe }).axe;
      return run(document, { runOnly, resultTypes: ["violations"] });
    }, rules);
    for (const { id, nodes } of result.violations) {
      found.push(...nodes.map(({ html }) => `${colorScheme}, ${id}: ${html}`));
    }
  }
  return found;
}
