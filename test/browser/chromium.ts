/** A real Chromium for the tests, and what every page of ours must satisfy in it. */
import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { chromium, type Browser, type BrowserContextOptions, type Page, type Request } from "playwright-core";
import { expect } from "vitest";
import { findChromium } from "../../scripts/chromium.mjs";

export const ROOT = resolve(import.meta.dirname, "../..");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export async function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error("no Chromium: run node scripts/chromium.mjs");
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
}

export interface Watched {
  readonly page: Page;
  /** Errors, dialogs and requests that left the file system. */
  readonly problems: string[];
  /** Every problem so far must be none; closes the page. */
  finish(): Promise<void>;
}

/** A page that writes down whatever should not happen in it. */
export async function open(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 760 }, ...options });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()}`);
  });
  page.on("dialog", (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const outside = (request: Request): boolean => !/^(?:file|blob|data):/.test(request.url());
  page.on("requestfinished", (request) => {
    if (outside(request)) problems.push(`request: ${request.url()}`);
  });
  // What the page's own policy stopped never left it.
  page.on("requestfailed", (request) => {
    if (outside(request) && request.failure()?.errorText !== "csp") problems.push(`request: ${request.url()} ${request.failure()?.errorText}`);
  });
  await page.goto(url);
  return {
    page,
    problems,
    async finish() {
      expect(problems).toEqual([]);
      await context.close();
    },
  };
}

/** axe-core finds nothing wrong. It runs in the page's isolated world by way of the debugger, so the page's own policy stays on. */
export async function expectAccessible(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Page.enable");
  const { frameTree } = await session.send("Page.getFrameTree");
  const { executionContextId } = await session.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id, worldName: "axe" });
  await session.send("Runtime.evaluate", { contextId: executionContextId, expression: axe });
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
    contextId: executionContextId,
    awaitPromise: true,
    returnByValue: true,
    expression: `axe.run(document, { preload: false, runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.slice(0, 3).map((node) => node.target.join(" ") + " " + node.failureSummary).join(" | ")))`,
  });
  expect(exceptionDetails).toBeUndefined();
  expect(result.value).toEqual([]);
  await session.detach();
}

/** Takes a picture for the documentation and keeps it small. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const path = join(ROOT, "docs", "images", name);
  await page.screenshot({ path, animations: "disabled", scale: "css" });
  expect(statSync(path).size).toBeLessThan(200_000);
}
