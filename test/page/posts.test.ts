import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { readPage, stripBoilerplate } from "../../src/page/index.ts";

const own = (file: string): string =>
  readFileSync(new URL(`./pages/${file}.txt`, import.meta.url), "utf8").trimEnd().split("\n").map((line) => line.slice(1)).join("\n");

/** Writer, floor and text of each post of the own pages, in their order. */
const THREADS: Record<string, readonly (readonly [string | undefined, string | undefined, string])[]> = {
  // the line of name and time stands below its post
  "phpwind-old": [
    ["老驴", undefined, "周末爬山报名\n周六早七点，东门集合，带午饭和水。\n跟帖报名，写清人数。"],
    ["小蘑菇", "1 楼", "我报一个"],
    ["石头", "2 楼", "两人，有车。"],
  ],
  // counters and ranks between the name and the head
  "dzx-8rank": [
    ["老竹子", undefined, "声律与近体格律的异同\n  1.永明体四声四元，近体四声二元。\n  2，节律点不同\n  节奏，用强弱组织起来的音的长短关系。"],
    ["青石巷", undefined, "学习了！"],
    ["老竹子", "楼主", "谢谢来读。"],
  ],
  // several posts of a board on one web page
  "board-two-posts": [
    ["lanzi (篮子)", undefined, "毕业十年聚会，有人提议AA，有人说班长请客。\n大家的聚会是怎么弄的？"],
    ["wheat (麦子)", undefined, "AA，最省心\n: 毕业十年聚会，有人提议AA，有人说班长请客。\n: 大家的聚会是怎么弄的？"],
  ],
  "zhidao-other-answers": [
    ["面点师老程", undefined, "一是发过头了，二是关火以后马上揭盖。关火焖三分钟再揭盖就不塌了。"],
    ["芦苇", undefined, "碱放少了也会\n按默认排序\n其他2条回答"],
  ],
  "discourse": [
    ["wenqing", "1", "昨天滚动更新之后，浏览器里的中文字体发虚，终端正常。\n已经试过重建字体缓存，没有用。"],
    ["lin", "2", "看一下是不是子像素渲染被关了。"],
    ["wenqing", "3", "确实，多谢！\n话题列表，按回复时间"],
  ],
  "vb-field-lines": [
    ["山仔", "#1", "請問大嶼山行山徑封咗未？\n聽講上個禮拜大雨塌咗一截，想問下有冇人行過。"],
    ["阿松", "#2", "封咗，要兜去另一邊落山"],
    ["山仔", "#3", "唔該晒！"],
  ],
  "phpbb-name-below": [
    ["木屑", undefined, "想做一個抽屜，請問桐木板要買多厚的？\n店家說六分就夠，可是我怕會翹。"],
    ["老鉋", undefined, "抽屜六分夠了，面板才要到八分。"],
    ["木屑", undefined, "謝謝老鉋大！"],
  ],
  "day-and-place": [
    ["半场老炮", undefined, "我们这儿九点就关，下班回家吃完饭只能投二十分钟。"],
    ["三分不进", undefined, "我们十点，有大妈投诉就改九点半了"],
    ["底线哥", undefined, "自己带灯"],
    ["球场管理员", undefined, "灯是物业的电费，理解一下"],
  ],
  "name-and-mark": [
    ["鱼干", undefined, "要求一个核，半年付，线路不讲究。"],
    ["土豆", "#1", "私你了"],
    ["鱼干", "#2", "@土豆 收到"],
    ["路人", "#3", "绑定"],
  ],
  "mobile01-like": [
    ["shark", "#1", "預算四萬，想騎長途，請推薦。"],
    ["oldman", "#2", "先去店裡量身，框架尺寸最重要。"],
    ["shark", "#3", "謝謝，週末去看看。"],
  ],
  // a head that only a name and a time make, above heads with floors or labels
  "floor-two-head": [
    ["沈一舟", undefined, "求推荐"],
    ["河边人", "#2", "好看，晚上还要再去。"],
  ],
  "floor-owner": [
    ["沈一舟", "楼主", "昨天去看了新装的灯，一共六十四盏。"],
    ["河边人", "2楼", "好看，晚上还要再去。"],
    ["雁", "3楼", "我也去了，风很大。"],
  ],
  "floor-replies": [
    ["沈一舟", undefined, "昨天去看了新装的灯，一共六十四盏。"],
    ["河边人", "1楼", "好看，晚上还要再去。"],
    ["雁", "2楼", "我也去了，风很大。"],
  ],
};

describe("posts", () => {
  it.each(Object.entries(THREADS))("%s", (file, expected) => {
    expect(readPage(own(file)).posts.map(({ author, floor, text }) => [author?.text, floor?.text, text])).toEqual(expected.map(([author, floor, text]) => [author, floor, text.replaceAll(/^\s+/gmu, "")]));
  });
  it("a name stands on the first line of each post where nothing else says who wrote it", () => {
    const post = (time: string, name: string, text: string): string => `發表於 2020-8-8 ${time}\n只看該作者\n${name}\n${text}\n引用\n回覆`;
    const page = `邊間茶餐廳好食\n查看: 1520 | 回覆: 2\n${post("12:30", "細佬", "旺角區有咩推介？")}\n${post("12:45", "阿伯", "西洋菜街嗰間，奶茶正。")}\n返回列表`;
    expect(readPage(page).posts.map(({ author }) => author?.text)).toEqual(["細佬", "阿伯"]);
  });
  it("發表於 and 楼主| are no names", () => {
    const page = "老街开园\n查看: 120|回复: 1\n发表于 2024-5-10 12:30 | 只看该作者\n今天去看了，人不少，孩子们都在水边玩。\n回复 举报\n楼主| 发表于 2024-5-10 13:30 | 只看该作者\n晚上灯也亮了。\n回复 举报\n返回列表";
    expect(readPage(page).posts.map(({ author }) => author?.text)).toEqual([undefined, undefined]);
  });
  it("the only post of a thread keeps its text below the note that it was edited", () => {
    const page = "老街开园\n查看: 120|回复: 0\n发表于 2024-5-10 12:30 | 只看该作者\n本帖最后由 河边人 于 2024-5-10 12:40 编辑\n今天去看了，人不少，孩子们都在水边玩。\n回复 举报\n返回列表";
    expect(readPage(page).posts.map(({ text }) => text)).toEqual(["今天去看了，人不少，孩子们都在水边玩。"]);
  });
});

/** Heads of posts as forums print them, for the k-th post. */
const HEADS: readonly ((name: string, k: number) => string)[] = [
  (name, k) => `${name}\n发表于 2010-3-4 1${k}:20 | 只看该作者`,
  (name, k) => `${name} 发表于 2010-3-4 1${k}:20`,
  (name, k) => `${name}\n${k === 0 ? "楼主" : `${k + 1}楼`}\n2010-3-4 1${k}:20`,
  (name, k) => `${name}\n2010-03-04 1${k}:20 来自手机`,
  (name, k) => `#${k + 1} ${name} 2010-03-04 1${k}:20`,
  (name, k) => `${name}\nLv.3\n${k + 1}# 发表于 2010-3-4 1${k}:20`,
  (name, k) => `${name} · 2010-03-04 1${k}:20 · 河城`,
];
const PAIRS = HEADS.flatMap((first, a) => HEADS.map((next, b) => [a, b, first, next] as const));

test.each(PAIRS)("no post goes where the first head is of kind %i and the others are of kind %i", (_a, _b, first, next) => {
  for (const text of ["求推荐", "昨天去看了新装的灯，一共六十四盏。", "顶"]) {
    for (const buttons of ["回复 举报", "点赞 3 回复 1", "引用 回复 TOP"]) {
      const posts = [[first("沈一舟", 0), text], [next("河边人", 1), "好看，晚上还要再去。"], [next("雁子", 2), "我也去了，风很大。"]];
      const page = `湖滨论坛 > 杂谈 > 正文\n湖堤上的灯哪一年装的\n${posts.map((post) => `${post.join("\n")}\n${buttons}\n`).join("")}返回列表\nPowered by Discuz! X3.4`;
      const kept = stripBoilerplate(page).split("\n");
      for (const [, line] of posts) expect(kept, page).toContain(line);
      expect(kept).toContain("湖堤上的灯哪一年装的");
      for (const line of [buttons, "返回列表", "Powered by Discuz! X3.4"]) expect(kept).not.toContain(line);
    }
  }
});
