import { describe, expect, it } from "vitest";
import { createSite, stripBoilerplate, type Mode } from "../../src/page/index.ts";

/** A site whose frame holds no label of any known software. */
const stories = [
  "老街的裁缝铺关了门，门口还挂着那把木尺。\n郑师傅说，他要回乡下种菜。",
  "桥头的灯亮了，林奶奶走了两个来回。\n她说早该亮了。",
  "河水退了以后，岸上全是贝壳。\n孩子们捡了一下午。\n顶",
  "菜场门口又来了爆米花的老人。\n排队的人一直排到桥下。",
];
const frame = (story: string): string => `河边小站\n写给还记得的人\n${story}\n慢慢走 慢慢看\n河边小站值班室`;
const pages = stories.map(frame);

describe("pages of one site", () => {
  const site = createSite();
  for (const page of pages) site.observe(page);
  site.freeze();
  it("alone a page without labels stays as it is", () => expect(pages.map((page) => stripBoilerplate(page))).toEqual(pages));
  it("together the frame goes and every story stays whole", () => expect(pages.map((page) => stripBoilerplate(page, { site }).trim())).toEqual(stories));
  it("is idempotent, and conservative mode takes no more", () => {
    for (const mode of ["conservative", "standard", "aggressive"] satisfies Mode[]) {
      for (const page of pages) {
        const once = stripBoilerplate(page, { site, mode });
        expect(stripBoilerplate(once, { site, mode })).toBe(once);
      }
    }
  });
  it("a line that a story repeats between its paragraphs stays", () => {
    const page = frame("老街的裁缝铺关了门，门口还挂着那把木尺。\n慢慢走 慢慢看\n郑师傅说，他要回乡下种菜，不再回来了。");
    expect(stripBoilerplate(page, { site })).toContain("木尺。\n慢慢走 慢慢看\n郑师傅");
  });
  it("fewer than three pages teach nothing", () => {
    const two = createSite();
    for (const page of pages.slice(0, 2)) two.observe(page);
    expect(stripBoilerplate(pages[0]!, { site: two })).toBe(pages[0]);
  });
});
