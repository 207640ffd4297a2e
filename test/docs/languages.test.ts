import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const read = (file: string): string => readFileSync(join(ROOT, file), "utf8");
const blocks = (text: string, language: string): string[] => [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "gm"))].map(([, code]) => code!);
const pages = ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", ...readdirSync(join(ROOT, "docs")).filter((file) => file.endsWith(".md")).map((file) => `docs/${file}`)];

describe("README.md and README.zh-CN.md are equals", () => {
  const [english, chinese] = [read("README.md"), read("README.zh-CN.md")];
  test("the same examples", () => expect(blocks(chinese, "js")).toEqual(blocks(english, "js")));
  test("the same commands", () => {
    const commands = (text: string): string[] => blocks(text, "sh").map((code) => code.replace(/ *#.*$/gm, ""));
    expect(commands(chinese)).toEqual(commands(english));
  });
  test("the same sections and tables", () => {
    for (const shape of [/^## /gm, /^\| /gm]) expect(chinese.match(shape)?.length).toBe(english.match(shape)?.length);
  });
  test("the same links, besides those to each other", () => {
    const links = (text: string): string[] => [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link!).filter((link) => !link.startsWith("README")).sort();
    expect(links(chinese)).toEqual(links(english));
  });
});

test("CONTRIBUTING.md: the files on the way through a stage are there", () => {
  const rows = [...read("CONTRIBUTING.md").matchAll(/^\| (read|repair|fold|page|script|numerals|report) \| (.*) \|$/gm)];
  expect(rows).toHaveLength(7);
  for (const [, stage, way] of rows) for (const [, file] of way!.matchAll(/`([\w-]+\.ts)`/g)) expect(existsSync(join(ROOT, "src", stage!, file!)), `src/${stage}/${file}`).toBe(true);
});

describe.each(pages)("%s", (page) => {
  test("links lead somewhere", () => {
    const missing = [...read(page).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link]) => link!).filter((link) => !existsSync(join(ROOT, page, "..", decodeURI(link))));
    expect(missing).toEqual([]);
  });
  test("npm scripts that it names exist", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const named = [...read(page).matchAll(/`?npm run (?:--silent )?([\w:]+)/g)].map(([, name]) => name!);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});
