import { build } from "esbuild";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type * as Script from "../../src/script/index.ts";
import { CASES } from "../script/dom.cases.ts";
import { launch, open, ROOT, type Watched } from "./chromium.ts";

/** What the bundle leaves in the page. */
declare const script: typeof Script;

let browser: Browser;
let folder: string;
let watched: Watched;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "guiyi-dom-"));
  const entry = 'export { convertDom, toSimplified, toTraditional, createConverter } from "./src/script/index.ts"';
  const { outputFiles } = await build({ stdin: { contents: entry, resolveDir: ROOT, loader: "ts" }, bundle: true, write: false, format: "iife", globalName: "script", platform: "browser" });
  writeFileSync(join(folder, "page.html"), `<!doctype html><html lang="zh-Hant"><meta charset="utf-8"><title>萬國</title><script>${outputFiles[0]!.text.replaceAll("</script", "<\\/script")}</script><body></body></html>`);
  browser = await launch();
  watched = await open(browser, pathToFileURL(join(folder, "page.html")).href);
});
afterAll(async () => {
  await watched.finish();
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("convertDom in Chromium", () => {
  test.each(CASES)("%s", async (_label, before, after, options) => {
    const seen = await watched.page.evaluate(({ before, after, options }) => {
      const root = document.createElement("div");
      root.innerHTML = after;
      const wanted = root.innerHTML;
      root.innerHTML = before;
      const original = root.innerHTML;
      const { changes, restore } = script.convertDom(root, script.toSimplified, options);
      const converted = root.innerHTML;
      restore();
      return { wanted, converted, changes, restored: root.innerHTML === original, differs: wanted !== original };
    }, { before, after, options });
    expect(seen.converted).toBe(seen.wanted);
    expect(seen.changes > 0).toBe(seen.differs);
    expect(seen.restored).toBe(true);
  });

  test("a whole document with its head, and back: title, lang, SVG, what a script added meanwhile", async () => {
    const seen = await watched.page.evaluate(() => {
      document.body.innerHTML = '<h1>臺灣</h1><svg xmlns="http://www.w3.org/2000/svg"><title>圖</title><text>國<tspan>際</tspan></text><style>.萬{}</style></svg><math><mtext>數</mtext></math><p id="p">她看<b>著</b>窗外</p>';
      const before = document.documentElement.outerHTML;
      const { restore } = script.convertDom(document.documentElement, script.toSimplified, { from: "zh-Hant", to: "zh-Hans" });
      const converted = { title: document.title, lang: document.documentElement.lang, body: document.body.innerHTML };
      const added = document.createElement("i");
      added.textContent = "後來";
      document.getElementById("p")!.append(added);
      document.querySelector("h1")!.textContent = "别的";
      restore();
      return { converted, same: document.documentElement.outerHTML === before, after: document.body.innerHTML };
    });
    expect(seen.converted).toEqual({
      title: "万国",
      lang: "zh-Hans",
      body: '<h1>台湾</h1><svg xmlns="http://www.w3.org/2000/svg"><title>图</title><text>国<tspan>际</tspan></text><style>.萬{}</style></svg><math><mtext>数</mtext></math><p id="p">她看<b>着</b>窗外</p>',
    });
    expect(seen.same).toBe(false);
    expect(seen.after).toContain('<h1>别的</h1>');
    expect(seen.after).toContain('<p id="p">她看<b>著</b>窗外<i>後來</i></p>');
  });

  test("simplified to traditional, and no node but the changed ones is written to", async () => {
    const written = await watched.page.evaluate(async () => {
      document.body.innerHTML = "<p>没有<b>ASCII</b>头发</p><p>plain</p>";
      const touched: string[] = [];
      new MutationObserver((records) => touched.push(...records.map(({ target }) => target.nodeValue ?? target.nodeName))).observe(document.body, { subtree: true, characterData: true, childList: true, attributes: true });
      script.convertDom(document.body, script.toTraditional);
      await new Promise((resolve) => setTimeout(resolve));
      return touched;
    });
    expect(written).toEqual(["沒有", "頭髮"]);
  });

  test("a page of 50,000 elements takes less than two seconds", async () => {
    const took = await watched.page.evaluate(() => {
      document.body.innerHTML = Array.from({ length: 10_000 }, (_, i) => `<tr><td>第${i}個</td><td>看<b>著</b>國</td></tr>`).join("").replace(/^/, "<table>");
      const before = performance.now();
      const { changes } = script.convertDom(document.body, script.toSimplified);
      return { milliseconds: performance.now() - before, changes };
    });
    expect(took.changes).toBe(30_000);
    expect(took.milliseconds).toBeLessThan(2000);
  });
});
