import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { account, renderHtml } from "../../src/explain/index.ts";
import { allRules, analyze } from "../../src/normalize.ts";
import { expectAccessible, launch, open, screenshot } from "./chromium.ts";

const PAGE = `论坛»资料区›工作总结
查看: 1204|回复: 3
[总结] 临湖区2023年经济运行情况
發表於 2024-2-6 09:14:52 | 只看該作者
2023年，臨湖區實現地區生產總值862.4億元，增長6.2%，增速全市第二。
一般公共預算收入突破90億元，其中稅收收入佔比達百分之八十八點五。
新增高新技術企業三十二家，累計達二百一十五家。他看著這份著名的報告。
2024年力爭完成工業投資120億元以上，城鎮新增就業1.5萬人。
回覆 使用道具 舉報
您需要登录后才可以回帖 登录 | 立即注册
Powered by Discuz! X3.4
`;
const EVIL = `<script>document.title="x";alert(1)</script><img src=x onerror="alert(2)">"'&amp;\u202E</td></table><style>*{display:none}</style>臺灣增長4.5%\n`;

let browser: Browser;
let folder: string;
const written = (name: string, html: string): string => {
  const path = join(folder, name);
  writeFileSync(path, html);
  return pathToFileURL(path).href;
};
const report = (text: string, name = "page.txt"): string => renderHtml(account(analyze(text), allRules), { name });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "guiyi-report-"));
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("the HTML report in Chromium", () => {
  test("shows every change with its rule, its reason and how to switch it off, by mouse and by keyboard", async () => {
    const { page, finish } = await open(browser, written("page.html", report(PAGE)));
    expect(await page.locator("del.c").count()).toBeGreaterThan(10);
    await screenshot(page, "report.png");
    await page.locator("del.s-script").first().click();
    // The pointer rests on it: the reason is its title. A click shows the whole.
    expect(await page.locator("del.s-script").first().getAttribute("title")).toBe("繁体字换成简体字，一字对一字。 (script/characters)");
    expect(await page.locator("#detail").innerText()).toContain("繁体字换成简体字，一字对一字。");
    expect(await page.locator("#detail").innerText()).toContain("guiyi --rules-off");
    await page.keyboard.press("n");
    await page.keyboard.press("n");
    expect(await page.locator("#detail strong").innerText()).toMatch(/^\d+ \/ \d+/);
    await page.locator("#text").scrollIntoViewIfNeeded();
    await page.evaluate(() => document.getElementById("text")!.scrollIntoView());
    await screenshot(page, "report-changes.png");
    await page.keyboard.press("Escape");
    expect(await page.locator("#detail").isVisible()).toBe(false);
    await page.getByRole("checkbox").check();
    expect(await page.locator(".panes tbody tr:not(.changed)").first().isVisible()).toBe(false);
    await finish();
  });

  test("an indicator links to its figure", async () => {
    const { page, finish } = await open(browser, written("links.html", report(PAGE)));
    await page.locator("section[aria-labelledby=h-indicators] a").first().click();
    expect(await page.locator(".f:target").innerText()).toContain("862.4");
    await finish();
  });

  test("speaks both languages", async () => {
    const { page, finish } = await open(browser, written("language.html", report(PAGE)));
    expect(await page.locator("h1").innerText()).toContain("归一");
    await page.locator("#language").click();
    expect(await page.locator("h1").innerText()).toBe("guiyi report");
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    await finish();
  });

  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1280, 390]) {
      test(`accessible, ${colorScheme}, ${width} px wide`, async () => {
        const { page, finish } = await open(browser, written("axe.html", report(PAGE)), { colorScheme, viewport: { width, height: 800 } });
        await page.locator("del.s-script").first().click();
        await expectAccessible(page);
        // Nothing sticks out of a phone.
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
        if (colorScheme === "dark" && width === 390) {
          await page.evaluate(() => document.getElementById("text")!.scrollIntoView());
          await screenshot(page, "report-phone.png");
        }
        await finish();
      });
    }
  }

  test("hostile text is shown as characters and does nothing", async () => {
    const { page, finish } = await open(browser, written("evil.html", report(EVIL, EVIL)));
    expect(await page.locator(".panes").innerText()).toContain("alert(1)");
    expect(await page.locator("img, td style").count()).toBe(0);
    expect(await page.locator(".panes").isVisible()).toBe(true);
    await finish();
  });

  test("even a hole in the escaping could run nothing", async () => {
    const html = report("好").replace("<main>", `<main><script>alert(1)</script><img src="https://example.invalid/x" onerror="alert(2)">`);
    const { page, problems } = await open(browser, written("hole.html", html));
    await page.waitForTimeout(200);
    expect(problems.filter((problem) => !problem.startsWith("console:"))).toEqual([]);
    await page.context().close();
  });

  test("can be printed, and read without a script", async () => {
    const { page, finish } = await open(browser, written("print.html", report(PAGE)), { javaScriptEnabled: false });
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".panes").isVisible()).toBe(true);
    expect(await page.locator("#language").isVisible()).toBe(false);
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
    await finish();
  });

  test("a long page stays usable", async () => {
    const url = written("long.html", report("臺灣的經濟增長4.5%。\n".repeat(25_000)));
    const begun = performance.now();
    const { page, finish } = await open(browser, url);
    expect(await page.locator(".cut").isVisible()).toBe(true);
    const opened = performance.now() - begun;
    // From the middle of the text back to the first change: two places the browser has not laid out yet.
    await page.locator("#l12000").scrollIntoViewIfNeeded();
    await page.locator("#next").click();
    expect(await page.locator(".panes .current").first().isVisible()).toBe(true);
    await page.locator("#only").check();
    const used = performance.now() - begun - opened;
    console.log(`report of 25,000 lines: opened in ${Math.round(opened)} ms, two jumps and a filter in ${Math.round(used)} ms`);
    expect(opened).toBeLessThan(6000);
    expect(used).toBeLessThan(6000);
    await finish();
  });
});
