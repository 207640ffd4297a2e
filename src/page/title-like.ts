/** Could a line be a title, whatever stands around it? What it shows against it, clue by clue. */
import { familyBit } from "./labels.ts";
import { isByline, isPersons } from "./lead.ts";
import { isMetaLine } from "./meta-line.ts";
import { size, textOf, type Block, type Page } from "./model.ts";
import { NumberShape } from "./numbers.ts";

const CRUMB = "nav.breadcrumb";
const ARTICLE = familyBit("meta.article");
const COUNTERS = familyBit("meta.counts") | familyBit("meta.post");
export const LONGEST_CREDIT = 24;
const LONGEST_LABEL = 8;
const LONGEST_TITLE = 100;
/** No name is that long. */
export const SURE_TITLE = 10;
/** Names of writers and accounts that stand between a title and the line of fields. */
export const MOST_NAMES = 3;

/** Who wrote a poem, and when, in the form of the key; the name is group 1 or 2. */
const POET = /^(?:(\p{Script=Han}{2,4})\s?[〔[(](?:先秦|[两秦]汉|[西东]?汉|魏晋|[西东]?晋|南北朝|隋|唐|五代|[北南]?宋|金|元|明|清|近现?代|现代|当代)[代朝]?[〕\])]|[〔[(](?:先秦|两汉|魏晋|南北朝|隋|唐|五代|宋|金|元|明|清|近现代|现代)[代朝]?[〕\])]\s?(\p{Script=Han}{2,4}))$/u;

/** 澎湃新闻记者 沈一舟; 南江网记者 沈一 发自河湾; 聯合報/ 記者林曉/台南; 责任编辑 林晓 报导; 生活中心/林曉報導; 沈岚 河湾记事 今天; 临湖医学 2017年34期 */
const NAMES = /记者(?:\s?\S{2,4})?$|^\p{Script=Han}{0,8}(?:记者|责任编辑|编辑|撰文)\s\p{Script=Han}{2,4}(?:\s|$)|\/\s?记者\S{2,4}\/|\/\p{Script=Han}{2,4}(?:报导|报道)$|\s(?:今天|昨天)$|\d{4}年第?\d{1,3}期$/u;

/** No title, for … */
const CLUES: readonly ((block: Block, page: Page) => boolean)[] = [
  // A row of labels.
  ({ line }) => line.tokens >= 2 && line.other <= 2 * line.tokens,
  // A sentence that says so, a line of verse, a heading of a list.
  ({ line }, { key }) => key.endsWith("。", line.end) || key.endsWith(",", line.end),
  (block) => block.line.opens && size(block) <= LONGEST_LABEL,
  // 河边人 发表在 博客 留言(2) 人气(1024)
  ({ line }) => line.tokens >= 2 && line.numbers > 0 && (line.mask & COUNTERS) !== 0,
  // IP属地: 福建; 江城日报 2012年05月18日
  ({ line }) => line.tokens > 0 && line.value > 0 && line.other === 0,
  ({ line }) => (line.shape & NumberShape.DATE) !== 0 && line.other <= 8,
  // 澎湃新闻记者 沈一舟; 新京报记者 沈一舟 编辑 林小满; 王维〔唐代〕
  (block, page) => size(block) <= LONGEST_CREDIT && NAMES.test(textOf(page, block)),
  ({ line }, { text }) => isByline(text, line) || isPersons(text, line),
  (block, page) => POET.test(textOf(page, block).slice(0, LONGEST_CREDIT)),
  // 一、前言; A.水循环; 2.3. 归档区域
  ({ line }, { key }) => /^(?:[一二三四五六七八九十]{1,3}、|[a-d][.、]|\d{1,2}\.\d{1,2}[.\s])/u.test(key.slice(line.start, line.start + 6)),
  // 以下文章来源于胶片爱好者
  ({ line }) => line.weak?.match === "start" && line.weak.family === "promo.app",
  // 文 | 周游
  (block, page) => isCredit(block) && /^.{1,6}\|/u.test(textOf(page, block)),
  (block) => block.chrome || block.line.han < 2 || size(block) > LONGEST_TITLE,
  ({ line }) => line.hard !== undefined || line.heading !== undefined || line.fields > 0,
  (block) => isMetaLine(block),
];

export function isTitleLike(page: Page, block: Block): boolean {
  return block.family !== CRUMB && (isChapter(page, block) || !CLUES.some((holds) => holds(block, page)));
}

/** 第12章 好人终有好报(第2页) */
function isChapter(page: Page, block: Block): boolean {
  return size(block) <= LONGEST_CREDIT * 2 && block.line.marks + block.line.commas === 0 && block.line.hard === undefined && /^第[\d一二三四五六七八九十百千零两]{1,7}[章回]\s?\S/u.test(textOf(page, block));
}

/** 编辑 | 周周 */
export function isCredit(block: Block): boolean {
  return (block.line.mask & ARTICLE) !== 0 && size(block) <= LONGEST_CREDIT && block.line.marks + block.line.commas === 0;
}
