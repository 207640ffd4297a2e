/** How articles of newspapers begin and end: datelines, bylines, names in brackets. */
import { surnames } from "../generated/page-words.ts";
import type { Range } from "../text/edits.ts";
import { foldUnit } from "../text/key.ts";

/** Does an article begin here: 本报讯（…）, 新华社…电, 【記者…報導】, or a byline of its own? Not 记者从城建部门获悉，… */
export function isLead(text: string, line: Range): boolean {
  const head = text.slice(line.start, Math.min(line.end, line.start + 32));
  return isDateline(head) || isByline(text, line);
}

function isDateline(head: string): boolean {
  if (!/[讯訊电電者道導]/u.test(head)) return false; // every dateline has one of them, and hardly any other line
  return (
    // （记者冯芸）百年大计，…
    /^[（(](?:本[报報])?(?:[记記]者|通[讯訊][员員])[^，。,]{2,24}[）)]/u.test(head) ||
    /^[【〔[（(]?(?:本报讯|本報訊|本报.{2,6}[电讯]|本[报報].{2,11}日[电電讯訊]|本[网網站刊台社][讯訊]|本[报報].{0,4}[报報][道導]|\p{Script=Han}{2,8}[报報网網台社端][讯訊](?=[\s　（(]))/u.test(head) ||
    /^[【〔[（(]?[据據]?(?:新华社|新華社|中新社|中新网|中央社)[^，。,]{0,16}?(?:[电電讯訊]|[记記]者)/u.test(head) ||
    /^[【〔[（(]?(?!本)\p{Script=Han}{2,7}[社报報网網](?:\p{Script=Han}{2,4})?\d{1,2}月\d{1,2}日[电電讯訊]/u.test(head) ||
    /^[【〔[（(]?(?:本[报報])?[记記]者[^，。,]{2,12}?(?:[报報][道導]|\d日[电電])/u.test(head)
  );
}

const LONGEST_BYLINE = 40;
export const BOXES = "□■◇◆○●◎△▲☆★";

/** □ 盛峥 雷霖, ■本报记者 林晓, 本报记者 沈岚 通讯员 郑海, 记者林晓／台南报道, 文/林晓 图/周斌: nothing but names, with a box or a role. */
export function isByline(text: string, { start, end }: Range): boolean {
  if (end - start > LONGEST_BYLINE) return false;
  const isBoxed = BOXES.includes(text[start]!);
  const line = text.slice(isBoxed ? start + 1 : start, end);
  const hasRole = /[记記]者|通[讯訊][员員]|[评評][论論][员員]|[文图圖][/／]/u.test(line);
  if (!isBoxed && !hasRole) return false;
  const names = readNames(line);
  // □ 照片 is an item of a list, □桃李芬芳真情感恩 the kicker of a headline.
  return names.length > 0 && (hasRole ? names.every((name) => /^[\p{Script=Han}·]{2,12}$/u.test(name)) : names.every(isName) && names.some(hasSurname));
}

let known: ReadonlySet<number> | undefined;

function hasSurname(name: string): boolean {
  known ??= new Set([...surnames].map((character) => character.charCodeAt(0)));
  return known.has(foldUnit(name.charCodeAt(0)));
}

/** 柳青, 沈 岚: one name of a person and nothing else, with a surname that is among the commonest. */
export function isPerson(text: string, { start, end }: Range): boolean {
  if (end - start > 4) return false;
  const name = text.slice(start, end).replace(/[\s　]/gu, "");
  return /^\p{Script=Han}{2,3}$/u.test(name) && hasSurname(name);
}

/** 沈岚 周启明: two names of persons or more and nothing else. */
export function isPersons(text: string, { start, end }: Range): boolean {
  if (end - start > LONGEST_BYLINE) return false;
  const names = readNames(text.slice(start, end));
  return names.length >= 2 && names.every((name) => isPerson(name, { start: 0, end: name.length }));
}

/** A name of a paper, a site or a station, in either script. */
const PRESS = /^[\p{Script=Han}A-Za-z·]{1,14}(?:报|報|网|網|社|台|臺|在线|在線|新[闻聞][云雲]?|周刊|週刊|杂志|雜誌|客户端|日报网|融媒|传媒|傳媒|财经|財經|频道|頻道|卫视|衛視|发布|發布)$/u;

export function isPressName(name: string): boolean {
  return PRESS.test(name);
}

/** 教务处, 市财政局, 某某公司: what a text was published by, and no person. */
export function isOffice(name: string): boolean {
  return /.[部处處局委办辦厅廳科院校会會]$|中心$|公司$|政府$|大学$|大學$/u.test(name);
}

/** Two or three characters, or foreign names with a dot. */
function isName(name: string): boolean {
  return /^\p{Script=Han}{2,3}$/u.test(name) || (name.length <= 12 && /^\p{Script=Han}+·[\p{Script=Han}·]+$/u.test(name));
}

/** The names of a byline, without 本报记者 and its like, without 报道 and 文/图. */
export function readNames(list: string): string[] {
  return joinSpaced(list)
    .replace(SECOND_ROLE, " $1")
    .split(/[\s、，,　]+|[／/](?=\p{Script=Han}{2,6}[报報][道導]$)/u)
    .map((name) => name.replace(/^(?:\p{Script=Han}{0,6}?(?:首席|特约|特約|见习|見習|实习|實習|高级|資深)?(?:记者|記者|通讯员|通訊員|实习生|實習生|评论员|評論員|撰稿人?)|[文图圖摄攝]{1,2}[/／])[:：]?/u, ""))
    .filter((name) => name !== "" && !/^(?:本[报報]|[文图圖][/／]?[文图圖]?|文并摄|(?:摄影|攝影)?(?:[报報][道導])|\p{Script=Han}{2,6}[报報][道導])$/u.test(name))
    .flatMap(splitGlued);
}

/** Before 通讯员 in 记者李铮通讯员王飞. */
const SECOND_ROLE = /(?<=\p{Script=Han}{2})((?:本[报報])?(?:特[约約])?(?:通[讯訊][员員]|[实實][习習]生))/gu;
const LONGEST_GLUED = 9;

/** 王飞李永: names of two and three characters without anything between them, when surnames cut them in one way only. */
function splitGlued(name: string): readonly string[] {
  if (name.length < 4 || name.length > LONGEST_GLUED || !/^\p{Script=Han}+$/u.test(name)) return [name];
  const ways = cutsOf(name);
  return ways.length === 1 ? ways[0]! : [name];
}

function cutsOf(names: string): (readonly string[])[] {
  if (names === "") return [[]];
  return [2, 3].filter((size) => size <= names.length && hasSurname(names)).flatMap((size) => cutsOf(names.slice(size)).map((rest) => [names.slice(0, size), ...rest]));
}

/** 赵 亮, set to the width of three: one name. */
function joinSpaced(list: string): string {
  return list.replace(/(?<=^|[\s　、，,])(\p{Script=Han})[\s　]+(\p{Script=Han})(?=$|[\s　、，,])/gu, "$1$2");
}

const LONGEST_CLOSING = 24;

/** （沈岚）, （记者 林晓 通讯员 郑海） behind the last full stop of an article, or alone on the line below: its place, or undefined. （掌声） is none. */
export function findClosingByline(text: string, { start, end }: Range): Range | undefined {
  const last = text[end - 1];
  if (last !== "）" && last !== ")") return undefined;
  // Looked for in the end of the line alone: a page of lines without one is not searched to its head by each.
  const near = Math.max(start, end - LONGEST_CLOSING);
  const tail = text.slice(near, end);
  const from = near + Math.max(tail.lastIndexOf("（"), tail.lastIndexOf("("));
  if (from < near || (from > start && !/[。！？!?”」]\s*$/u.test(text.slice(Math.max(start, from - 2), from)))) return undefined;
  if (from > start && /^(?:本[报報])?[综綜]合$/u.test(text.slice(from + 1, end - 1))) return { start: from, end };
  const names = readNames(text.slice(from + 1, end - 1));
  return names.length > 0 && names.every((name) => isName(name) && hasSurname(name)) ? { start: from, end } : undefined;
}

/** （据新华社郑州9月9日电）, （新华社供图）, （来源：临湖日报） behind the last full stop: where the text is from, and its end. */
export function endsWithSource(text: string, { start, end }: Range): boolean {
  const tail = text.slice(Math.max(start, end - LONGEST_SOURCE), end);
  return /[。！？!?”」]\s?[（(](?:均?[据據](?!悉|说|說)[^（）()。，]{2,24}|(?:新[华華]社|中新社|中[国國]新[闻聞]社|[来來]源[:：])[^（）()。，]{0,20})[）)]$/u.test(tail);
}

const LONGEST_SOURCE = 36;

/** What a newspaper prints beside its articles: its name and date, the number and the name of a page (第A03版：要闻, A4 綜合新聞, 国际新闻), who made the page. */
export function isSection(text: string, { start, end }: Range): boolean {
  const line = text.slice(start, Math.min(end, start + 40));
  const length = end - start;
  return (
    /^(?:第?\s?[A-Za-z]?\d{1,2}\s?版|[A-Za-z]\d{1,2}(?:[\s　]|$)|\d{2}[\s　]\p{Script=Han}{2,4}(?:[\s　][\d./-]{6,10})?$|\p{Script=Han}{2,6}[\s　][A-Z]\d{1,2}$)/u.test(line) ||
    (length <= 6 && /(?:新闻|新聞|要闻|要聞|综合|綜合|时评|時評|副刊|专题|專題|专版|專版|导读|導讀|财经|財經|体育|體育|广告|廣告)$/u.test(line)) ||
    (length <= 32 && /\d{4}年\d{1,2}月\d{1,2}日/u.test(line) && /[报報]|星期/u.test(line) && !/[，。]/u.test(line)) ||
    (length <= 8 && /^\p{Script=Han}{2,5}(?:[日晚晨早商周週时時]|都市)[报報]$/u.test(line)) ||
    (length <= 60 && /^(?:(?:本版)?[责責]任?[编編][辑輯]?|本版(?:[编編][辑輯]|主[编編])|版式|美[编編]|校[对對]|[组組]版)[:：]/u.test(line) && !/[，。]/u.test(text.slice(start, end)))
  );
}
