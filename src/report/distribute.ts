import type { Quantity } from "../numerals/types.ts";
import { growthBehind } from "./figure-words.ts";
import { readLeft } from "./left.ts";
import type { Left } from "./left-parts.ts";
import { LONGEST_LIST, listedNames, membersOf } from "./listed-names.ts";
import { emit } from "./emit.ts";
import { type Draft, type Memory, type Reading, simplified, wholeNamed } from "./memory.ts";
import { GENERIC, nameOf, tidyName } from "./name.ts";
import { isRelative } from "./quantity.ts";
import { rankedByEach } from "./ranked-by.ts";
import { dividedName, undivided, wholeOf } from "./share-name.ts";
import type { Token, TokenKind } from "./tokens.ts";
import type { FactKind } from "./types.ts";

/** A row of figures for as many names: 满意率、达标率|分别|为|93.37%、97.02%. */
interface Row {
  readonly tokens: readonly Token[];
  /** First token that may belong to the names. */
  readonly from: number;
  /** Tokens of the figures. */
  readonly figures: readonly number[];
  /** The last figure: its unit holds for bare numbers before it. */
  readonly q: Quantity;
  /** Token of 分别; -1 in 收入和支出完成2.9万元、1.7万元, where the names must be as many as the figures. */
  readonly marker: number;
  readonly left: Left;
  /** What stands before the figures: a list of names, a word that all share, or nothing. */
  readonly common: string;
  /** The names that `common` lists. */
  readonly list: readonly string[];
  /** 分别|占起数和死亡总数|的: the sign of the share and the whole. */
  readonly divided: { readonly sign: string; readonly whole: string } | null;
  /** Names of this clause so far. */
  readonly done: readonly string[];
  readonly memory: Memory;
  readonly reading: Reading;
}

/** One name a figure, and what goes with each. */
interface Heads {
  readonly names: readonly string[];
  readonly periods?: readonly string[];
  /** 总量和增速|分居第二和第三: what each is ranked by. */
  readonly by?: readonly string[];
}

const SPREADS = new Set<TokenKind>(["adv", "link", "rank", "verb", "lverb"]);
const AND = /^[和与及]$/;
/** Words that speak of the names before them: they name nothing. */
const SAYS_NOTHING = /^(?:比率|其中|(?:[两三四五]年)?(?:平均)?(?:分别|分別)?)$/;
/** 满意率, 达标率 is said of what was named before; 森林覆盖率 is a name. */
const LONGEST_SHARED = 4;

/**
 * Reads k figures in a row as one for each of k heads, from `figures[k]` on. Returns the number of figures used; 0 when this is
 * no such place. When the counts differ every figure gets the common noun: nothing is guessed.
 */
export function distribute(tokens: readonly Token[], from: number, figures: readonly number[], k: number, to: number, memory: Memory, reading: Reading, clause: readonly [number, number], done: string[]): number {
  const at = figures[k]!;
  let marker = -1;
  for (let i = from; i < at; i++) if (SPREADS.has(tokens[i]!.kind) && /分[别居列]/.test(tokens[i]!.word)) marker = i;
  if (marker < 0 && !(figures[k + 1] === at + 2 && (tokens[at + 1]!.kind === "dun" || AND.test(tokens[at + 1]!.word)))) return 0;
  const count = lengthOfRow(tokens, figures, k);
  if (count < 2) return 0;
  const own = figures.slice(k, k + count);
  const q = tokens[own.at(-1)!]!.q!;
  if (marker < 0 && isRelative(tokens[at]!.q!) !== isRelative(q)) return 0; // 减少5件、20%: one thing in two measures
  const left = readLeft(tokens, from, at, q, reading.view);
  if (left.bound) return count; // 分别逼近去年的0.13元和5.4%: what they are compared with
  const row = rowOf({ tokens, from, figures: own, q, marker, left, done, memory, reading });
  if (marker < 0 && !namesAsMany(row)) return 0;
  const heads = headsOf(row);
  if (heads === null) return 0;
  // 以7.4%、5.4%的涨幅
  const dirBehind = q.type === "percent" && !isGrowing(left) ? growthBehind(tokens, own.at(-1)! + 1, to, reading.view) : 0;
  if (left.parent && memory.head !== null) memory.parent = wholeNamed(memory);
  own.forEach((_, j) => emitFigure(row, heads, j, dirBehind, clause));
  const distinct = [...new Set(heads.names)];
  done.push(...distinct);
  if (!GENERIC.has(row.common) || memory.head === null) memory.head = distinct.at(-1)!;
  return count;
}

/** Between two figures of a row stand only marks and words that lead to a number. */
function lengthOfRow(tokens: readonly Token[], figures: readonly number[], k: number): number {
  let count = 1;
  while (count < LONGEST_LIST && figures[k + count] !== undefined && tiesRow(tokens, figures[k + count - 1]!, figures[k + count]!)) count++;
  return count;
}

const LEADS = new Set<TokenKind>(["link", "up", "down", "add", "sub", "quote", "to"]);

function tiesRow(tokens: readonly Token[], left: number, right: number): boolean {
  let tie = false;
  for (let i = left + 1; i < right; i++) {
    const { kind, word } = tokens[i]!;
    if (kind === "dun" || kind === "comma" || AND.test(word) || word === "以及") tie = true;
    else if (!LEADS.has(kind) && !(kind === "stop" && /^以[上下内]$|^左右$/.test(word))) return false;
  }
  return tie;
}

function rowOf(given: Omit<Row, "common" | "divided" | "list">): Row {
  const { tokens, from, figures, q, marker, left, done, memory, reading } = given;
  const count = figures.length;
  const own = nameOf(tokens, left.from, left.to, reading.view);
  const common = SAYS_NOTHING.test(own) ? "" : own;
  const spread = common.search(/分[别別][占佔]/);
  const whole = marker < 0 && memory.group.length !== count ? null : /^([占佔])(?:了|到)?(?:全部)?(.{2,})$/.exec(spread < 2 ? common : common.slice(spread + 2));
  const divided = whole === null ? null : { sign: whole[1]!, whole: whole[2]! };
  const parts = whole === null ? common : common.slice(0, Math.max(0, spread));
  const members = parts === "" ? [] : membersOf(parts, count);
  // 东、中部|火灾数量|分别占全国的45%、26%: what is divided stands before 分别.
  let list = divided === null || parts === "" ? members : dividing(members.length === count ? members : figures.map(() => parts), divided);
  // 省、市重点项目|分别|完成投资20亿元、35亿元
  const subject = marker < 0 || left.subject === null || divided !== null || list.length === count ? [] : membersOf(nameOf(tokens, left.subject[0], left.subject[1], reading.view), count);
  if (subject.length === count && subject.length > 1) {
    list = subject.map((one) => one + common);
    left.subject = left.scope = null;
  }
  // 对拉美、非洲出口: 对 is said once.
  if (list.length === count && /^[对對]/.test(list[0]!)) list = list.map((one, j) => (j === 0 ? one : list[0]![0]! + one));
  return { tokens, from, figures, q, marker, left, common, list, divided, done, memory, reading };
}

/** Without 分别 a row needs as many names as figures: its own, or those that were named just before. */
function namesAsMany({ tokens, from, figures, q, left, common, list, divided, done, memory }: Row): boolean {
  const count = figures.length;
  const first = tokens[figures[0]!]!;
  const ofOne = first.q!.unit !== undefined && first.q!.unit !== q.unit; // 经济适用房、廉租房等住房1334套、9万平方米
  if (divided !== null || (list.length === count && !ofOne && !(/[，,]/.test(common) && !common.includes("、")))) return true;
  if (common !== "") return false;
  // 比重分别达到14.8%和85.9%,比上年提高0.9和0.1个百分点: of those that the row before was of.
  const again = memory.group.length === count || done.length === count;
  const grows = isGrowing(left) || q.type === "multiple";
  // 出口6407亿、进口4836亿,增长34.9%及22.6%
  if (grows && isRelative(q) && (memory.recent.length >= count || again)) return true;
  if (left.change !== 0 && q.type === "money" && (memory.recent.length >= count || (again && grows))) return true;
  // 分别升21%及10%,|至549万人次及50万吨
  const { kind } = tokens[from]!;
  return memory.group.length === count && figures[0]! - from <= 2 && (kind === "to" || kind === "link");
}

function headsOf(row: Row): Heads | null {
  const { common, divided, figures, left, list, memory } = row;
  const count = figures.length;
  const ranked = rankedTwice(row);
  if (ranked !== null) return ranked;
  if (list.length === count) return { names: list };
  const periods = timesBefore(row);
  if (periods !== null) {
    const name = timeless(row) || memory.pending || memory.head;
    return name === null || name === "" ? null : { names: periods.map(() => name), periods };
  }
  const named = /\d/.test(common) ? null : namedBefore(row);
  if (divided !== null || /^[占佔]$/.test(common)) {
    const parts = named ?? (memory.head === null ? null : figures.map(() => memory.head!));
    return parts === null ? null : { names: divided === null ? parts.map((part) => `${undivided(part)}${common}比`) : dividing(parts, divided) };
  }
  if (named !== null && (isGrowing(left) || sharesWord(common, named))) return { names: named.map((name) => (common === "" || isGrowing(left) || name.endsWith(common) ? name : name + common)) };
  const name = common !== "" ? common : (memory.pending ?? memory.head);
  return name === null ? null : { names: figures.map(() => name) };
}

/** 总量和增速分居第二和第三: one thing, ranked twice. */
function rankedTwice({ tokens, figures, q, left, memory, reading }: Row): Heads | null {
  const own = nameOf(tokens, left.from, left.to, reading.view);
  const twice = q.type === "rank" && own !== "" ? rankedByEach(own, left.rankBy) : null;
  if (twice?.by.length !== figures.length) return null;
  const head = twice.head !== "" ? twice.head : (memory.pending ?? memory.head);
  return head === null ? null : { names: figures.map(() => head), by: twice.by };
}

/** 满意率 belongs to each that was named before; 森林覆盖率 is a name of its own. */
function sharesWord(common: string, named: readonly string[]): boolean {
  return common.length <= LONGEST_SHARED || GENERIC.has(simplified(common)) || named.every((name) => name.endsWith(common));
}

/** 死亡96人,分别占起数和死亡总数的48.9%、49%: each of its own whole. */
function dividing(parts: readonly string[], { sign, whole }: NonNullable<Row["divided"]>): string[] {
  const wholes = listedNames(whole);
  return parts.map((part, j) => wholeOf(undivided(part), sign, wholes.length === parts.length ? wholes[j]! : whole));
}

/** As many names as there are figures, of the clauses before. */
function namedBefore({ figures, left, divided, done, memory }: Row): readonly string[] | null {
  const count = figures.length;
  const { pending, pendingList, group, recent, segment } = memory;
  const waiting = pending === null ? [] : membersOf(pending, count); // 环保、就业等方面的支出增长较快,分别增长43.2%、15.6%
  for (const names of [pendingList, waiting, group, done, recent, recent.slice(segment)]) if (names.length === count) return names;
  if (recent.length > count && (isGrowing(left) || divided !== null)) return recent.slice(-count);
  return countedHead(memory.head, count);
}

/** …|五大税种, …|等三项指标 */
const COUNTED = /等?[一二三四五六七八九十两\d]{1,2}[大个個项項种種类類][^、]{1,6}$/;

/** 增值税、营业税和所得税三大税种完成…,分别增长: those that were listed and counted. */
function countedHead(head: string | null, count: number): string[] | null {
  if (head?.includes("、") !== true || !COUNTED.test(head)) return null;
  const names = listedNames(head.replace(COUNTED, ""));
  return names.length === count ? names : null;
}

/** 2022年、2023年分别增长: the heads are times. */
function timesBefore({ tokens, from, marker, figures, reading }: Row): string[] | null {
  const times: string[] = [];
  for (let i = from; i < marker; i++) if (tokens[i]!.kind === "date" || tokens[i]!.kind === "time") {
    const time = reading.view.text.slice(tokens[i]!.start, tokens[i]!.end);
    // 今年|一季度和上半年: the year stands before the first of its parts.
    if (i > from && tokens[i - 1]!.kind === "time" && times.length > 0) times[times.length - 1] += time;
    else times.push(time);
  }
  const count = figures.length;
  if (times.length === count) return times;
  // 2025-2027年分别为: a year each.
  const span = times.length === 1 ? /^(\d{4})年?[-—~至到](\d{4})年?$/.exec(times[0]!) : null;
  if (span === null || Number(span[2]) - Number(span[1]) + 1 !== count) return null;
  return figures.map((_, i) => `${Number(span[1]) + i}年`);
}

const NAMING = new Set<TokenKind>(["n", "stop", "keep", "share", "upnoun"]);

function timeless({ tokens, from, marker, reading }: Row): string {
  let name = "";
  for (let i = from; i < marker; i++) if (NAMING.has(tokens[i]!.kind)) {
    const piece = reading.view.text.slice(tokens[i]!.start, tokens[i]!.end);
    if (!/^[和与及與]$/.test(piece)) name += piece;
  }
  return tidyName(name);
}

function emitFigure(row: Row, heads: Heads, j: number, dirBehind: Left["dir"], clause: readonly [number, number]): void {
  const { tokens, figures, left, memory, reading } = row;
  const figure = tokens[figures[j]!]!.q!;
  const q = inUnitOfRow(row, figure);
  const one = rowLeft(row, j);
  if (dirBehind !== 0 && one.dir === 0) {
    one.dir = dirBehind;
    one.mode = "by";
  }
  const head = heads.names[j]!;
  const [name, of] = dividedName(head);
  emit(q, tidyName(name), kindInRow(row, figure, q, one, head), one, memory, reading, clause, {
    tier: "A",
    rule: "report/list.respectively",
    of: of === "" ? undefined : of,
    period: heads.periods?.[j],
    rank: figure.type === "rank" ? rankOf(figure, left, heads.by?.[j] ?? left.rankBy) : undefined,
  });
}

function rankOf(figure: Quantity, left: Left, by: string | null): NonNullable<Draft["rank"]> {
  return { scope: left.rankScope ?? figure.scope ?? null, position: figure.value?.number ?? 0, ...(by === null ? {} : { by }) };
}

/** 分别为3、5家, 每月700元、560元: a bare number takes the unit of the last, plain money the rate of the first. */
function inUnitOfRow({ tokens, figures, q: last }: Row, figure: Quantity): Quantity {
  if (figure.unit === undefined && figure.type === "cardinal" && last.unit !== undefined && last.type !== "percent") {
    figure = { ...figure, type: last.type, unit: last.unit, ...(last.unitText === undefined ? {} : { unitText: last.unitText }) };
  }
  const rate = tokens[figures[0]!]!.q!.unit;
  return figure.type === "money" && rate?.startsWith(`${figure.unit}/`) === true ? { ...figure, unit: rate } : figure;
}

/** 增长5%和下降3%: a figure of the row may have its own verb. */
function rowLeft({ tokens, from, figures, left, reading }: Row, j: number): Left {
  const at = figures[j]!;
  const own = readLeft(tokens, j === 0 ? from : figures[j - 1]! + 1, at, tokens[at]!.q!, reading.view);
  if (j === 0) return left.subject === null && own.subject !== null ? { ...own, scope: null } : own; // the subject became the names
  return own.dir === 0 ? { ...left, status: left.status } : { ...left, dir: own.dir, mode: own.mode };
}

const NAMES_SHARE = /(?:占比|比重|比例|份额|份額)$/;

function kindInRow({ left, divided }: Row, figure: Quantity, q: Quantity, one: Left, head: string): FactKind {
  if (left.plan !== null || divided !== null) return "share";
  if (figure.type === "rank") return "rank";
  if (q.type === "percentage-point") return "change";
  if (one.mode === "to") return "level";
  if (isRelative(q)) return isGrowing(one) ? "growth" : NAMES_SHARE.test(head) ? "share" : "level";
  return one.change !== 0 || one.dir !== 0 ? "change" : "level";
}

function isGrowing(left: Left): boolean {
  return left.dir !== 0 || left.growthNoun;
}
