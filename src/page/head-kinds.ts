/** What a line of name and time may be: the head of a post, or the time of something else. */
import { LONGEST_HEAD } from "./floors.ts";
import { familyBit } from "./labels.ts";
import { size, textOf, type Block, type Page } from "./model.ts";
import { NumberShape } from "./numbers.ts";

const PANEL = familyBit("user.panel");
const PROMO = familyBit("promo.related");
/** Labels that stand in the head of a post and nowhere else. */
const LINKS: ReadonlySet<string> = new Set(["显示全部楼层", "只看该作者", "只看楼主", "只看此人", "发表于"]);

/** 2: a head by its labels (发表于 … 只看该作者); 1: a line of a name and a time. */
export function headKind({ key }: Page, block: Block): 0 | 1 | 2 {
  const { line } = block;
  // 顶端 Posted: 2009-03-01 20:11 | 1 楼 stands under a post of phpwind.
  if (line.first?.text === "顶端" && line.hard === undefined) return 0;
  // 主题发起人 riverside 开始时间 2019/5/2 stands under the title of XenForo.
  if (/^(?:主题发起人|开始时间|发起时间|开始日期)$/u.test(line.first?.text ?? "")) return 0;
  // 引用: 河边人 发表于 2024-5-10 12:30 quotes a post.
  if (line.first?.text === "引用" || line.first?.family === "post.quote") return 0;
  if (size(block) > LONGEST_HEAD || line.marks > 0 || (line.hard !== undefined && line.hard.family !== "meta.post")) return 0;
  // 張貼日：112-09-20: a field that no label knows.
  if (line.tokens === 0 && line.numbers > 0 && /^\p{Script=Han}{2,6}\s?:\s?\d/u.test(key.slice(line.start, line.start + 12))) return 0;
  const dated = (line.shape & NumberShape.DATE) !== 0;
  const timed = (line.shape & NumberShape.TIME) !== 0;
  const ago = (line.shape & NumberShape.RELATIVE) !== 0;
  if (line.hard?.family === "meta.post") return 2;
  const own = line.first?.family === "meta.post";
  if (own && (dated || timed || ago) && line.other <= 20 && (line.fields & ~33) === 0 && (line.tokens >= 2 || (dated && timed && LINKS.has(line.first!.text)))) return 2;
  // 2楼2019-05-06 18:31, 楼主 2019-05-06 18:31
  if (dated && timed && line.other === 0 && line.fields === 0 && FLOOR.test(key.slice(line.start, line.end))) return 2;
  if (isPrinted(block) || isDayAndPlace(key, block)) return 1;
  // 注册时间: 2009-05-11 stands in a user panel, 2024-04-11 广告 above an advertisement.
  if ((line.fields & ~1) !== 0 || (line.first?.family === "user.panel" && line.other === 0) || (!own && (line.mask & PANEL) !== 0 && line.other === 0 && (!timed || JOINED.test(line.first!.text))) || (line.mask & PROMO) !== 0) return 0;
  if (((dated && timed) || ago) && line.other + line.value <= 24 && line.numbers <= 8) return 1;
  // 2021-10-19 · 某某领域创作者
  return dated && line.other <= 16 && (line.shape & NumberShape.YEAR) === 0 && size(block) <= 40 && line.tokens <= 3 ? 1 : 0;
}

/** 06-07 · 江苏: the day without its year, and where it was written. */
function isDayAndPlace(key: string, block: Block): boolean {
  const { line } = block;
  return line.numbers === 1 && size(block) <= LONGEST_DAY && /^(?:0[1-9]|1[0-2])-(?:[0-2]\d|3[01])\s?·\s?\p{Script=Han}{2,6}$/u.test(key.slice(line.start, line.end));
}

const LONGEST_DAY = 16;

/** 注册: 2012-09-01 10:00 stands in a user panel. */
const JOINED = /加入|注册|登录|登入/u;
const FLOOR = /^(?:来自.{1,12})?(?:第?\s?\d{1,5}\s?[楼#]|楼主|沙发|板凳|地板)/u;

/** Groups of fields in the head of a printed post: date, author, views and others (点击, 回复). */
const PRINTED = 1 | 4 | 16 | 32;

/** 作者: 老杆子 时间: 2019-4-14 20:31 heads each post of a printed thread. */
export function isPrinted({ line }: Block): boolean {
  const named = (line.fields & 4) !== 0 || /^(?:楼主|发帖人|网友|作者)$/u.test(line.first?.text ?? "");
  return named && (line.fields & 1) !== 0 && (line.fields & ~PRINTED) === 0 && line.other === 0 && (line.shape & NumberShape.DATE) !== 0 && line.value <= 40;
}

/** 已加入, or 用餐日期, and below it 2019-03-11: the day is the user's, or that of a field. */
export function isPanelDate(page: Page, { line }: Block, above: Block | undefined): boolean {
  if (line.tokens + line.other > 0 || above === undefined || above.line.numbers > 0) return false;
  return (above.line.other === 0 && JOINED.test(above.line.first?.text ?? "")) || (size(above) <= LONGEST_FIELD && DAY_OF.test(textOf(page, above)));
}

const LONGEST_FIELD = 8;
/** The name of a field for a day, but not the one over a post. */
const DAY_OF = /^(?!发|回复|评论|留言|时间|日期).+(?:日期|时间)\s?:?$/u;

/** 发表于 2016-11-20 21:40, the name on the line above, as phones show it. */
export function isBare({ line }: Block): boolean {
  return (line.first?.text === "发表于" || line.first?.text === "回复于") && line.other === 0 && line.fields === 0 && (line.shape & NumberShape.DATE) !== 0;
}

/** 截图2022-11-15 下午1.23.30.jpg */
export function isFile({ key }: Page, { line }: Block): boolean {
  const ending = key.slice(Math.max(line.start, line.end - 6), line.end);
  return ending.includes(".") && /\.(?:jpe?g|png|gif|bmp|webp|rar|zip|7z|pdf|docx?|xlsx?|pptx?|txt|mp[34])$/u.test(ending);
}
