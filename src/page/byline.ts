/** Who wrote a text and whose it is, where no label with a colon says so. */
import { readCells, roleOf, type Cells } from "./cells.ts";
import { isByline, isLead, isOffice, isPerson, isPressName } from "./lead.ts";
import type { MetaText, PageMetadata } from "./metadata.ts";
import { hasTime, size, textOf, type Block, type Page } from "./model.ts";
import { NumberShape } from "./numbers.ts";

type Names = { -readonly [Name in "author" | "source" | "editor"]?: PageMetadata[Name] };

/** Lines of software that prints the name in a place of its own; the name is group 1 and ends at a blank. */
const FORMATS: readonly RegExp[] = [
  // posted @ 2020-05-06 22:13  慢慢走  阅读(1024)
  /^posted @ [\d-]{8,10} [\d:]{4,8}\s{1,4}(\S{1,24})(?:\s|$)/u,
  // Posted on 2014-05-30 by 木屑
  /^posted (?:on )?.{6,24} by (\S{1,24})$/iu,
  // 由木屑发布于2019年3月4日
  /^由\s?(\S{1,16}?)\s?(?:发[表布]于|發[表佈]於)/u,
  // whitecat 發表在 痞客邦 留言(2) 人氣(1,024)
  /^(\S{1,24}) (?:發表在|发表在) 痞客邦/u,
  // 看板Live作者whitecat (白貓)時間…
  /^看板[^作]{1,40}作者(\S{1,20})\s?\(/u,
  // 木头 评论 山行 2016-08-21 13:05:22
  /^(\S{1,16}) (?:评论|評論) .{1,40} \d{4}-\d{1,2}-\d{1,2}/u,
  // 以下文章来源于城市观察，作者苏洋
  /^以下文章来源于.{1,16}[，,]\s?作者\s?(\S{1,16})$/u,
];
const LONGEST_LINE = 120;
/** A line of names is no longer than this, and a name no longer than that. */
const LONGEST_NAMES = 60;
const LONGEST_NAME = 16;
/** A name on a line of its own that need not be a person's: a nickname. */
const LONGEST_NICKNAME = 8;
/** The bit of author fields. */
const AUTHOR = 4;
/** Lines below the title among which names stand. */
const LOOK = 6;

/** Reads the author, the source and the editor near the title of an article, unless fields have told them. */
export function readNames(page: Page, out: Names): void {
  readFormats(page, out);
  const { blocks, text } = page;
  const last = Math.min(blocks.length, page.title + 1 + LOOK);
  for (let i = Math.max(0, page.title - 1); i < last; i++) {
    const block = blocks[i]!;
    const { line } = block;
    if (i === page.title || (i < page.title && (line.shape & NumberShape.DATE) === 0)) continue;
    if (i > page.title && (block.sentence || isLead(text, line))) readLead(page, block, out);
    if (block.sentence && i > page.title) break;
    if (block.sentence || size(block) > LONGEST_NAMES || line.hard !== undefined) continue;
    if (hasTime(line) || isByline(text, line) || (line.fields === 0 && isNamesLine(page, block))) readLine(page, block, out);
    else if (line.fields === 0 && isNameBeside(page, block, i)) out.author ??= spanOf(text, line.start, size(block));
    readPaper(page, block, out);
  }
  readAccount(page, out);
  readOwner(page, out);
}

function readFormats({ text, blocks }: Page, out: Names): void {
  for (const { line } of blocks) {
    if (out.author !== undefined || line.end - line.start > LONGEST_LINE || line.tokens + line.numbers === 0) continue;
    const raw = text.slice(line.start, line.end);
    for (const pattern of FORMATS) {
      const found = pattern.exec(raw);
      if (found === null) continue;
      out.author = spanOf(text, line.start + (found[0].startsWith(found[1]!) ? 0 : found[0].lastIndexOf(found[1]!)), found[1]!.length);
      break;
    }
  }
}

/** 文/沈岚 图/周扬; 聯合報／ 記者林曉／台南報導; 原创 苏洋 城市观察; 临湖日报. */
function isNamesLine({ text }: Page, { line }: Block): boolean {
  const raw = text.slice(line.start, line.end);
  return isPressName(raw) || roleOf(/^[^\s/／|｜丨]{1,10}/u.exec(raw)?.[0] ?? "") !== undefined || /^原[创創]\s/u.test(raw) || /[／/]\s?[记記]者|中心[／/]|\s(?:今天|昨天|前天)$/u.test(raw);
}

/** Names alone: a person's beside a time, counters or a paper, several persons', or a nickname between the title and the time. */
function isNameBeside(page: Page, block: Block, index: number): boolean {
  const { text, title, blocks } = page;
  const { line } = block;
  if (line.tokens + line.numbers + line.marks > 0 || line.opens) return false;
  const isTold = (at: Block | undefined): boolean => at !== undefined && !at.sentence && (hasTime(at.line) || (at.line.tokens > 0 && at.line.numbers > 0) || /\d{4}年第?\d{1,3}期$/u.test(textOf(page, at)) || isPressName(text.slice(at.line.start, at.line.end)));
  const above = index > title + 1 ? blocks[index - 1] : undefined;
  const { free } = readCells(page, block);
  if (free.length > 0 && free.every((name) => isPerson(text, name))) return isTold(above) || isTold(blocks[index + 1]) || (index === title + 1 && isNewspaper(page));
  const time = blocks.slice(index + 1, index + 3).find((at) => hasTime(at.line));
  return index === title + 1 && title >= 0 && page.profile !== "wechat" && size(block) <= LONGEST_NICKNAME && line.commas === 0 && time !== undefined && !time.sentence && (time.line.fields & AUTHOR) === 0;
}

/** Has the page the links of an electronic newspaper? */
export function isNewspaper({ profile, blocks }: Page): boolean {
  return profile === "newspaper" || blocks.some(({ line }) => line.hard?.family === "nav.epaper");
}

/** 临湖日报 沈岚 2024-03-05; 文/沈岚 图/周扬 编辑/李雪; 原创 苏洋 城市观察. */
function readLine(page: Page, block: Block, out: Names): void {
  const { told, ...rest } = readCells(page, block);
  for (const role of ["author", "editor", "source"] as const) if (told[role] !== undefined) out[role] ??= told[role];
  if (rest.free.length > 0 && rest.free.length <= 3 && rest.free.every(({ text }) => text.length <= LONGEST_NAME)) readFree(page, block, rest, out);
}

/** Names without a role: papers and offices are sources, persons authors, and of the others one before the time or behind a dot is who wrote it. */
function readFree({ text, profile }: Page, { line }: Block, { free, isFirst, isDotted }: Omit<Cells, "told">, out: Names): void {
  const owner = free.find((name) => isPressName(name.text) || isOffice(name.text));
  const persons = free.filter((name) => name !== owner && isPerson(text, name));
  const others = free.filter((name) => name !== owner && !persons.includes(name));
  const isWechat = profile === "wechat" || /^原[创創]/u.test(text.slice(line.start, line.start + 2));
  if (owner !== undefined) out.source ??= owner;
  if (isWechat && owner === undefined && free.length <= 2) {
    out.source ??= free.at(-1)!;
    if (free.length === 2) out.author ??= free[0]!;
  } else if (others.length === 0 && persons.length > 0) out.author ??= spanOf(text, persons[0]!.start, persons.at(-1)!.end - persons[0]!.start);
  else if (persons.length === 1 && others.length === 1 && hasTime(line)) {
    out.author ??= persons[0]!;
    out.source ??= others[0]!;
  } else if (free.length === 1 && others.length === 1 && ((isFirst && isSaid(line)) || isDotted)) out.author ??= others[0]!;
}

/** A clock, a word like 发布于, or a counter: a person did it. 国内 2019-03-04 may stand over any page. */
function isSaid({ shape, tokens }: Block["line"]): boolean {
  return (shape & NumberShape.TIME) !== 0 || tokens > 0;
}

/** Papers and magazines with their day or number: 《临湖日报》（2021年06月08日 03版）; 临湖医学 2017年34期. */
function readPaper({ text }: Page, { line }: Block, out: Names): void {
  if ((line.shape & (NumberShape.DATE | NumberShape.YEAR)) === 0) return;
  const raw = text.slice(line.start, line.end);
  const found = /《\s?([^《》]{2,16}?)\s?》\s?\d{4}年第?\d{1,3}期/u.exec(raw) ?? /《\s?([^《》]{2,16}?)\s?》/u.exec(raw) ?? /^([^\s\d]{2,16})\s?\d{4}年第?\d{1,3}期$/u.exec(raw);
  if (found === null || (found[0].endsWith("》") && !isPressName(found[1]!))) return;
  out.source ??= spanOf(text, line.start + found.index + found[0].indexOf(found[1]!), found[1]!.length);
}

/** Datelines: the reporter and whose text it is. */
const REPORTERS: readonly RegExp[] = [
  // Counties of Taiwan stand behind the name without a mark: 中央社記者林石花蓮1日電.
  /中央社記者(\p{Script=Han}{2,3}?)(?:[台臺][北中南東]|新[北竹]|桃園|高雄|基隆|苗栗|彰化|南投|雲林|嘉義|屏東|宜蘭|花蓮|澎湖|金門|馬祖)/u,
  /(?:记者|記者)\s?([\p{Script=Han}、\s]{2,16}?)(?=\s?(?:通讯员|通訊員|实习生|编辑|編輯|摄影|攝影|报道|報道|報導|[)）／/:：]))/u,
  /(?:记者|記者)\s?([\p{Script=Han}、]{2,12})$/u,
];
const AGENCY = /^[（(【〔[]?((?!本|[记記])\p{Script=Han}{1,5}[社报報网網])\s?(?:[记記]者|专讯|專訊|[讯訊电電](?=[\s　）)】〕（(])|(?:\p{Script=Han}{2,5})?(?:\d{1,2}月)?\d{1,2}日[电電讯訊])/u;

/** 本报讯（记者 沈岚 通讯员 周启明）; 中央社記者林石花蓮1日電; 【明報專訊】. */
function readLead({ text }: Page, { line }: Block, out: Names): void {
  const raw = text.slice(line.start, Math.min(line.end, line.start + LONGEST_NAMES));
  if (isByline(text, line)) return;
  const agency = AGENCY.exec(raw);
  if (agency !== null) out.source ??= spanOf(text, line.start + agency[0].indexOf(agency[1]!), agency[1]!.length);
  if (out.author !== undefined || !isLead(text, line)) return;
  const found = REPORTERS.map((pattern) => pattern.exec(raw)).find((each) => each !== null);
  if (found === undefined || found === null) return;
  const name = found[1]!;
  const at = line.start + found.index + found[0].indexOf(name);
  out.author = spanOf(text, at, name.trimEnd().length);
}

/** The writer and the account on lines of their own between the title and the time of a WeChat article; the account alone when there is one line. */
function readAccount(page: Page, out: Names): void {
  if (page.profile !== "wechat" || page.title < 0) return;
  const names: Block[] = [];
  for (const block of page.blocks.slice(page.title + 1, page.title + 5)) {
    const { line } = block;
    if ((line.shape & NumberShape.DATE) !== 0 || line.weak?.family === "promo.app") {
      const account = names.at(-1);
      const writer = names.length === 2 ? names[0] : undefined;
      if (account !== undefined) out.source ??= spanOf(page.text, account.line.start, size(account));
      if (writer !== undefined) out.author ??= spanOf(page.text, writer.line.start, size(writer));
      return;
    }
    // 原创
    if (line.tokens > 0 && line.other === 0) continue;
    if (block.sentence || line.fields !== 0 || line.hard !== undefined || size(block) > LONGEST_NAME) return;
    names.push(block);
  }
}

/** A name over a button to follow its owner, near the title. */
function readOwner(page: Page, out: Names): void {
  if (out.author !== undefined || page.title < 0) return;
  let name: Block | undefined;
  for (const block of page.blocks.slice(page.title + 1, page.title + 1 + LOOK)) {
    if (block.sentence) return;
    if (/^\+?关注$/u.test(textOf(page, block))) {
      // 临湖日报官方账号
      if (name !== undefined && !/[账帐]号$|作者$|博主$/u.test(textOf(page, name)) && size(name) <= LONGEST_NAME && name.line.tokens + name.line.marks + name.line.numbers + name.line.fields === 0) out.author = spanOf(page.text, name.line.start, size(name));
      return;
    }
    if (!hasTime(block.line)) name = block;
  }
}

function spanOf(text: string, start: number, length: number): MetaText {
  return { text: text.slice(start, start + length), start, end: start + length };
}
