/** The names of a line that no label with a colon tells: between its time, its marks and its blanks. */
import { readTime } from "./dates.ts";
import { fieldsOf } from "./fields.ts";
import { loadLabels } from "./label-trie.ts";
import { isBlank } from "./lines.ts";
import type { MetaText } from "./metadata.ts";
import type { Block, Page } from "./model.ts";

export type Role = "author" | "editor" | "source" | "other";

export interface Cells {
  /** The first name behind each role: 记者 沈岚, 编辑/李雪. */
  readonly told: { [Name in Role]?: MetaText };
  /** Names without a role. */
  readonly free: readonly MetaText[];
  /** Does the time stand behind the first of them, and does it stand right before a dot and a name? */
  readonly isFirst: boolean;
  readonly isDotted: boolean;
}

/** Marks between the names of a line. */
const SEPARATORS = "|｜丨·•∙・/／()（）[]【】〔〕,，、";

/** What stands before a name, alone or right before it. */
const ROLES: readonly (readonly [role: Role, pattern: RegExp])[] = [
  ["author", /^(?:\p{Script=Han}{0,6}?(?:记者|記者)|作者|撰文|撰稿|文字?|by|posted by|主题发起人|主題發起人|楼主|樓主|发帖人|提问者|提问人)$/iu],
  ["editor", /^(?:责任编辑|責任編輯|编辑|編輯|责编|責編)$/u],
  ["source", /^(?:来源|來源|稿源)$/u],
  ["other", /^(?:图|圖|图片|摄影|攝影|摄|攝|视频|通讯员|通訊員|校对|审核|设计|来自|來自|发自|發自)$/u],
];
const REPORTER = /^\p{Script=Han}{0,6}?(?:记者|記者)(\p{Script=Han}{2,4})$/u;
/** 生活中心／林曉報導 */
const DESK = /^((?![综綜])\p{Script=Han}{2,4})[报報][導导道]$/u;
/** What stands beside names and is none: 原创, 报道, 发表于浙江. */
const NO_NAME = /^(?:原[创創]|[报報][道導]|专稿|供稿|[讯訊])$|^(?:发[表布]于|發[表佈布]於|来自|來自)|[于於]$/u;

export function roleOf(cell: string): Role | undefined {
  return ROLES.find(([, pattern]) => pattern.test(cell))?.[0];
}

/** 2022-05-18 | 苏洋 · 城市观察; 文/沈岚 图/周扬; of a line with fields what stands before the first of them. */
export function readCells(page: Page, block: Block): Cells {
  const { text } = page;
  const { line } = block;
  const end = line.fields === 0 ? line.end : (fieldsOf(page, block)[0]?.at ?? line.end);
  const time = readTime(text, line.start, end);
  const told: Cells["told"] = {};
  const free: MetaText[] = [];
  let role: Role | undefined;
  let previous = "";
  for (const cell of split(text, line.start, end, time?.start ?? end, time?.end ?? end)) {
    const next = roleOf(cell.text);
    const reporter = REPORTER.exec(cell.text) ?? (previous.endsWith("中心") ? DESK.exec(cell.text) : null);
    previous = cell.text;
    if (next !== undefined) role = next;
    else if (reporter !== null) told.author ??= nameIn(cell, reporter[1]!);
    else if (NO_NAME.test(cell.text) || isButton(page, cell) || (cell.text.endsWith("中心") && /[/／]/u.test(text[cell.end] ?? ""))) continue;
    else if (role !== undefined) {
      told[role] ??= cell;
      role = undefined;
    } else free.push(cell);
  }
  return { told, free, isFirst: time !== undefined && free[0] !== undefined && free[0].start < time.start, isDotted: time !== undefined && /^\s?·/u.test(text.slice(time.end, time.end + 2)) };
}

function nameIn(cell: MetaText, name: string): MetaText {
  const start = cell.start + cell.text.lastIndexOf(name);
  return { text: name, start, end: start + name.length };
}

/** Pieces with digits or a colon are none, and of one letter only those that name a role. */
function split(text: string, start: number, end: number, timeStart: number, timeEnd: number): MetaText[] {
  const cells: MetaText[] = [];
  let from = start;
  for (let i = start; i <= end; i++) {
    const isTime = i >= timeStart && i < timeEnd;
    if (i < end && !isTime && !isBlank(text.charCodeAt(i)) && !SEPARATORS.includes(text[i]!)) continue;
    if (i > from) push(text, cells, from, i);
    from = i + 1;
  }
  return cells.filter((cell) => /^\D*\p{L}\D*\p{L}|^文$|^[图圖]$|^[摄攝]$/u.test(cell.text) && !/[\d:：]/u.test(cell.text));
}

/** 沈 岚, set to the width of three, is one name. */
function push(text: string, cells: MetaText[], start: number, end: number): void {
  const last = cells.at(-1);
  const isSpaced = last !== undefined && end - start === 1 && last.end - last.start === 1 && text.slice(last.end, start).trim() === "" && /^\p{Script=Han}{2}$/u.test(last.text + text[start]!);
  if (isSpaced) cells[cells.length - 1] = { text: text.slice(last.start, end), start: last.start, end };
  else cells.push({ text: text.slice(start, end), start, end });
}

/** 收藏, 举报, 阅读. */
function isButton({ key }: Page, { start, end }: MetaText): boolean {
  const trie = loadLabels();
  const last = trie.match(key, start, end) - 1;
  const token = last >= 0 && trie.ends[last] === end ? trie.found[last]!.token : undefined;
  return token !== undefined && token.family !== "meta.article";
}
