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

/** Sites of four pages each: what the frame says, and what every page says that is content all the same. ☒ marks lines that go. */
const SITES: Record<string, (i: number) => string> = {
  "a notice: whom it is for, its last sentence, who signed it and when": (i) =>
    `☒青川教育网\n☒教育要闻\n关于${"甲乙丙丁"[i]}项工作的通知\n各县教育局，市直各学校：\n现将${"甲乙丙丁"[i]}项工作的有关要求通知如下，请各学校认真组织学习，并于月底前把落实情况报送我局。\n特此通知。\n青川市教育局办公室\n202${i}年3月${i + 1}日\n☒下载本页\n☒青川教育微信`,
  "a law: its chapters and last articles": (i) =>
    `☒城南法律汇编库\n☒按年份浏览\n${"甲乙丙丁"[i]}类场所管理办法\n第一章 总则\n为了加强${"甲乙丙丁"[i]}类场所的管理，保障公众的健康和安全，根据有关法律，结合本市实际，制定本办法。\n第二章 附则\n本办法由市人民政府负责解释。\n☒城南法律汇编库收录于网络。\n☒纠正错字请写信告诉我们`,
  "a poem whose first line is its last": (i) => `☒诗歌小屋\n☒新作 旧作\n${"春夏秋冬"[i]}夜\n我把灯点亮\n${"东南西北"[i]}边起了风\n${"梅桃荷菊"[i]}花落在窗台上\n我把灯点亮\n☒诗歌小屋与你同在`,
  "a recipe: its headings": (i) =>
    `☒家常灶台\n☒凉菜 热菜\n${"葱姜蒜椒"[i]}烧豆腐\n用料\n${"葱姜蒜椒"[i]}少许\n豆腐一块\n做法\n豆腐切块，锅里放油，油热以后放${"葱姜蒜椒"[i]}爆香，再放豆腐，加半碗水煮到汤汁收干，出锅前撒一把青菜末。\n☒大家还做了\n☒${"红黄绿白"[i]}菜饼\n☒${"猪牛羊鱼"[i]}丸汤\n☒家常灶台陪你做饭`,
  "related titles, always three": (i) =>
    `☒云岭人家\n☒城事 乡音\n${"东西南北"[i]}街的裁缝铺\n${"东西南北"[i]}街的裁缝铺关了门，门口还挂着那把木尺，郑师傅说他要回乡下种菜，这把尺子留给街坊做个念想。\n☒云岭人都在看\n☒${"东西南北"[i]}桥头的灯亮了\n☒${"张王李赵"[i]}奶奶学画画\n☒${"春夏秋冬"[i]}天的渡口\n☒云岭人家编辑部`,
};

describe("lines that repeat and are content", () => {
  for (const [name, make] of Object.entries(SITES)) {
    it(`keeps ${name}`, () => {
      const marked = [0, 1, 2, 3].map(make);
      const site = createSite();
      for (const page of marked) site.observe(page.replaceAll("☒", ""));
      for (const page of marked) {
        const kept = page.split("\n").filter((line) => !line.startsWith("☒"));
        const once = stripBoilerplate(page.replaceAll("☒", ""), { site });
        expect(once.trimEnd().split("\n")).toEqual(kept);
        expect(stripBoilerplate(once, { site })).toBe(once);
      }
    });
  }

  it("comments after an article are of any number: they stay", () => {
    const comments = [["说得对"], ["我们楼也这样", "支持一下"], ["希望快点修"], ["孩子上学要绕路", "谢谢记者", "早该修了"]];
    const make = (i: number): string => `巷口闲话\n街坊广场\n${"东西南北"[i]}街修路\n${"东西南北"[i]}街的路从上个月开始修，挖开的沟用木板盖着，老人和孩子出门都要绕到后街，工人说月底能通车。\n邻居们说\n${comments[i]!.join("\n")}\n发一句话\n巷口闲话陪你聊天`;
    const site = createSite();
    for (let i = 0; i < 4; i++) site.observe(make(i));
    for (let i = 0; i < 4; i++) for (const comment of comments[i]!) expect(stripBoilerplate(make(i), { site })).toContain(comment);
  });

  it("a short answer that many people give stays inside posts", () => {
    const post = (who: string, text: string, floor: number): string => `${who} 发表于 2024-5-${floor} 12:30 | 只看该作者\n${floor}#\n${text}\n回复 引用 举报\n`;
    const make = (i: number): string => `灯塔论坛 › 闲聊 › ${"东西南北"[i]}街\n${post(`甲${i}`, `${"东西南北"[i]}街开了一家面馆，味道不错。`, 1)}${post(`乙${i}`, "顶上去让更多人看到", 2)}Powered by Discuz! X3.4\n返回列表`;
    const site = createSite();
    for (let i = 0; i < 4; i++) site.observe(make(i));
    for (let i = 0; i < 4; i++) expect(stripBoilerplate(make(i), { site })).toContain("顶上去让更多人看到");
  });
});

describe("what a site remembers", () => {
  it("a page that is seen twice counts once", () => {
    const site = createSite();
    for (let i = 0; i < 5; i++) site.observe("老街的裁缝铺\n门口挂着木尺");
    expect(site.toJSON().pages).toBe(1);
    expect(site.share("老街的裁缝铺")).toBe(0);
  });
  it("comes back from JSON", () => {
    const site = createSite();
    for (let i = 0; i < 4; i++) site.observe(SITES["related titles, always three"]!(i));
    const again = createSite(JSON.parse(JSON.stringify(site)) as ReturnType<typeof site.toJSON>);
    expect(again.toJSON()).toEqual(site.toJSON());
    expect([again.share("☒云岭人都在看"), again.fromEnd("☒云岭人都在看"), again.fromEnd("东街的裁缝铺")]).toEqual([1, 5, 7]);
  });
  it("digits aside, and with them", () => {
    const site = createSite();
    for (let i = 0; i < 4; i++) site.observe(`阅读 ${i}\n电话 110\n${"甲乙丙丁"[i]}`);
    expect([site.share("阅读 9"), site.exactShare("阅读 9"), site.exactShare("电话 110")]).toEqual([1, 0, 1]);
  });
  it("forgets what was not seen for long", () => {
    const site = createSite();
    for (let i = 0; i < 60; i++) site.observe(Array.from({ length: 1000 }, (_, k) => `${"甲乙丙丁戊己庚辛壬癸"[k % 10]}${i.toString(36).replace(/\d/g, "零")}${String.fromCharCode(0x4e00 + k)}${String.fromCharCode(0x5e00 + i)}`).join("\n"));
    expect(site.toJSON().lines.length).toBeLessThanOrEqual(50_000);
  });
});
