import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectAccessible, launch, open, ROOT, screenshot, type Watched } from "./chromium.ts";

const FOLDER = join(ROOT, "docs", "playground");
const URL = pathToFileURL(join(FOLDER, "index.html")).href;

let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "guiyi-playground-"));
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Waits until the page has shown the account of the newest job. */
async function settled(page: Page, before: string | null): Promise<void> {
  await page.waitForFunction((old) => document.documentElement.dataset["done"] !== undefined && document.documentElement.dataset["done"] !== old, before, { timeout: 30_000 });
}
const done = (page: Page): Promise<string | null> => page.locator("html").getAttribute("data-done");
async function start(hash = "", options = {}): Promise<Watched> {
  const watched = await open(browser, URL + hash, options);
  await settled(watched.page, null);
  return watched;
}
async function type(page: Page, text: string): Promise<void> {
  const before = await done(page);
  await page.locator("#source").fill(text);
  await settled(page, before);
}
const result = (page: Page): Promise<string> => page.locator("#text").innerText();

describe("the playground, opened from the disk in Chromium", () => {
  test("weighs at most 600 kB packed, in all", () => {
    const weight = readdirSync(FOLDER).reduce((total, name) => total + gzipSync(readFileSync(join(FOLDER, name))).length, 0);
    console.log(`playground: ${Math.round(weight / 1000)} kB packed`);
    expect(weight).toBeLessThan(600_000);
  });

  test("cleans as you type", async () => {
    const { page, finish } = await start();
    expect(await result(page)).toContain("临湖区实现地区生产总值862.4亿元");
    await screenshot(page, "playground.png");
    await page.locator("#source").fill("");
    await page.locator("#source").pressSequentially("臺灣的軟體");
    await page.waitForFunction(() => document.getElementById("text")?.textContent === "台湾的软体");
    await finish();
  });

  test("the first result within a second of a cold load, and a page of 1 MB within half a second after that", async () => {
    const begun = performance.now();
    const { page, finish } = await open(browser, URL);
    await page.waitForFunction(() => document.documentElement.dataset["text"] !== undefined, undefined, { polling: 10 });
    const cold = performance.now() - begun;
    await settled(page, null);
    const large = "2023年，臨湖區實現地區生產總值862.4億元，增長6.2%，增速全市第二。\n".repeat(10_000); // 1 MB of UTF-8
    const times = [];
    for (let round = 0; round < 3; round++) {
      times.push(
        await page.evaluate(async (text) => {
          const root = document.documentElement;
          const old = root.dataset["text"];
          const area = document.getElementById("source") as HTMLTextAreaElement;
          area.value = text;
          const started = performance.now();
          area.dispatchEvent(new Event("input"));
          await new Promise<void>((resolve) => {
            new MutationObserver(() => {
              if (root.dataset["text"] !== old) resolve();
            }).observe(root, { attributes: true });
          });
          return performance.now() - started;
        }, large + round),
      );
      await page.waitForFunction(() => document.documentElement.dataset["done"] === document.documentElement.dataset["text"]);
    }
    console.log(`playground: cold ${Math.round(cold)} ms, 1 MB ${times.map(Math.round).join(", ")} ms`);
    // Goals are 1000 and 500 ms; a loaded machine gets three times as long.
    expect(cold).toBeLessThan(3000);
    expect(Math.min(...times)).toBeLessThan(1500);
    await finish();
  });

  test("typing stays smooth while a large page is worked on", async () => {
    const { page, finish } = await start();
    const longest = await page.evaluate(async () => {
      const area = document.getElementById("source") as HTMLTextAreaElement;
      area.value = "2023年，臨湖區實現地區生產總值862.4億元，增長6.2%。\n".repeat(12_000);
      // The browser's own work on a large text area is not ours to judge.
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
      const worstOf = async (milliseconds: number): Promise<number> => {
        area.dispatchEvent(new Event("input"));
        let worst = 0;
        let last = performance.now();
        const end = last + milliseconds;
        while (last < end) {
          await new Promise((resolve) => setTimeout(resolve, 5));
          worst = Math.max(worst, performance.now() - last);
          last = performance.now();
        }
        return worst;
      };
      // The best of three: a busy machine pauses a page for its own reasons, and only a page that is to blame does so every time.
      return Math.min(await worstOf(1500), await worstOf(1500), await worstOf(1500));
    });
    console.log(`playground: longest pause of the page ${Math.round(longest)} ms`);
    expect(longest).toBeLessThan(700);
    await finish();
  });

  test("a change shows its rule, and the rule can be switched off there", async () => {
    const { page, finish } = await start();
    await type(page, "&ldquo;慢&rdquo;一點");
    await page.locator("#tab-changes").click();
    await page.locator("#panel-changes del.s-repair").first().click();
    const button = page.locator("#detail button[data-rule]").first();
    const rule = (await button.getAttribute("data-rule"))!;
    const before = await done(page);
    await button.click();
    await settled(page, before);
    expect(await page.locator("#off").innerText()).toContain(rule);
    expect(decodeURIComponent(page.url())).toContain(`off=${rule}`);
    expect(await page.locator("#text").textContent()).toBe("&ldquo;慢&rdquo;一点");
    await finish();
  });

  test("options come from the address and go into it", async () => {
    const { page, finish } = await start("#script=keep&off=page/nav.breadcrumb&nonsense=1");
    await type(page, "臺灣");
    expect(await result(page)).toBe("臺灣");
    expect(await page.locator("#off").innerText()).toContain("page/nav.breadcrumb");
    const before = await done(page);
    await page.locator("#option-script").selectOption("simplified");
    await settled(page, before);
    expect(await result(page)).toBe("台湾");
    expect(page.url()).not.toContain("script=");
    await finish();
  });

  test("files: opened, dropped, in another encoding, binary, too large", async () => {
    const { page, finish } = await start();
    const big5 = Buffer.from([0xc1, 0x63, 0xc5, 0xe9, 0xa4, 0xa4, 0xa4, 0xe5, 0xa1, 0x41, 0xa7, 0xda, 0xad, 0xcc, 0xa6, 0x62, 0xb3, 0x6f, 0xb8, 0xcc, 0xa1, 0x43]);
    writeFileSync(join(folder, "big5.txt"), big5); // 繁體中文，我們在這裡。
    let before = await done(page);
    await page.locator("#file").setInputFiles(join(folder, "big5.txt"));
    await settled(page, before);
    expect(await result(page)).toBe("繁体中文，我们在这里。");
    expect(await page.locator("#source").inputValue()).toBe("繁體中文，我們在這裡。");

    before = await done(page);
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(["臺灣"], "a.txt"));
      document.getElementById("source")!.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    });
    await settled(page, before);
    expect(await result(page)).toBe("台湾");

    writeFileSync(join(folder, "page.html"), "<script>document.title='臺'</script><p>臺灣&amp;<b>軟體</b>");
    before = await done(page);
    await page.locator("#file").setInputFiles(join(folder, "page.html"));
    await settled(page, before);
    expect(await result(page)).toBe("台湾&软体");
    expect(page.url()).toContain("#input=html");

    writeFileSync(join(folder, "image.png"), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 1, 2, 3, 0, 0]));
    await page.locator("#file").setInputFiles(join(folder, "image.png"));
    await page.waitForFunction(() => document.getElementById("status")!.textContent === "这不是文本文件");
    writeFileSync(join(folder, "large.txt"), Buffer.alloc(31_000_000, "好"));
    await page.locator("#file").setInputFiles(join(folder, "large.txt"));
    await page.waitForFunction(() => document.getElementById("status")!.textContent!.includes("30 MB"));
    await finish();
  });

  test("a paste of 50 MB gets a message, and the page lives", async () => {
    const { page, finish } = await start();
    const stopped = await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData("text/plain", "好".repeat(17_000_000));
      const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
      document.getElementById("source")!.dispatchEvent(event);
      return event.defaultPrevented;
    });
    expect(stopped).toBe(true);
    expect(await page.locator("#status").innerText()).toContain("guiyi FILE");
    await type(page, "臺灣");
    expect(await result(page)).toBe("台湾");
    await finish();
  });

  test("hostile text is shown as characters, in every panel", async () => {
    const { page, finish } = await start();
    const evil = `<script>alert(1)</script><img src=x onerror=alert(2)>臺灣增長4.5%\u202E"'&lt;</pre></td>\n`;
    await type(page, evil);
    for (const name of ["text", "changes", "indicators", "figures", "rules"]) {
      await page.locator(`#tab-${name}`).click();
      expect(await page.locator("[role=tabpanel] :is(script, img, style)").count()).toBe(0);
    }
    expect(await page.locator("#text").textContent()).toContain("<script>alert(1)</script>");
    await finish();
  });

  test("downloads: text, CSV, report", async () => {
    const { page, finish } = await start();
    const save = async (button: string): Promise<string> => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.locator(button).click()]);
      const path = join(folder, download.suggestedFilename());
      await download.saveAs(path);
      return readFileSync(path, "utf8");
    };
    expect(await save("#save-text")).toContain("临湖区");
    expect(await save("#save-report")).toContain("Content-Security-Policy");
    await page.locator("#tab-indicators").click();
    const csv = await save("#save-csv");
    expect(csv.startsWith("\uFEFFfile,year,indicator")).toBe(true);
    expect(csv).toContain("86240000000");
    await finish();
  });

  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1200, 390]) {
      test(`accessible in every panel, ${colorScheme}, ${width} px wide`, async () => {
        const { page, finish } = await start("#off=fold/radical", { colorScheme, viewport: { width, height: 800 } });
        for (const name of ["text", "changes", "indicators", "figures", "rules"]) {
          await page.locator(`#tab-${name}`).click();
          await expectAccessible(page);
          if (name === "changes" && width === 1200 && colorScheme === "dark") {
            await page.locator("#panel-changes del").first().click();
            await expectAccessible(page);
            await screenshot(page, "playground-dark.png");
            await page.keyboard.press("Escape");
          }
        }
        if (width === 390 && colorScheme === "light") {
          await page.locator("#tab-text").click();
          await page.evaluate(() => scrollTo(0, 0));
          await screenshot(page, "playground-phone.png");
        }
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
        await finish();
      });
    }
  }

  test("by keyboard alone: tabs with the arrows, English with one key", async () => {
    const { page, finish } = await start();
    await page.locator("#tab-text").focus();
    await page.keyboard.press("ArrowRight");
    expect(await page.locator("#panel-changes").isVisible()).toBe(true);
    await page.locator("#language").focus();
    await page.keyboard.press("Enter");
    expect(await page.locator("#h-output").innerText()).toBe("Result");
    await finish();
  });
});
