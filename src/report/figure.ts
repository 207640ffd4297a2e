import { nameBehind } from "./behind-name.ts";
import { comparesOnly, opensWithBase, originOf } from "./compared.ts";
import { growthBehind, kindWord, nextIsEach } from "./figure-words.ts";
import { readLeft } from "./left.ts";
import { isSamePeriod, type Left } from "./left-parts.ts";
import { listedNames } from "./listed-names.ts";
import { emit } from "./emit.ts";
import { type ClauseState, indicatorLike, type Memory, type Reading, wholeNamed } from "./memory.ts";
import { exemplified, nameOf, WIDE } from "./name.ts";
import type { Figure, Naming } from "./naming.ts";
import { boundsKind, countsFigures, isBareNumber, saysNothing } from "./no-figure.ts";
import { BARE_COUNT, METHOD, ownName, PLACE_ONLY, PRONOUNS } from "./own-name.ts";
import { sharesPlan } from "./plan-share.ts";
import { isRelative } from "./quantity.ts";
import { MEMBERS, readRank } from "./rank.ts";
import { kindOf } from "./kind.ts";
import { isWhole, readShare } from "./share.ts";
import { ofSameWhole } from "./same-whole.ts";
import { takenOver } from "./taken-over.ts";
import type { Token } from "./tokens.ts";
import { isCoordinated, orElse, wordsFrom } from "./words-before.ts";

/**
 * One figure of a clause: its name from the left or the right, or taken over from what was read before.
 *
 * `at`, `next` and `to` are the tokens of the number, of the next one and of the end of the clause.
 */
export function readFigure(tokens: readonly Token[], state: ClauseState, at: number, next: number, to: number, memory: Memory, reading: Reading): void {
  const { view } = reading;
  const q = tokens[at]!.q!;
  const relative = isRelative(q);
  if (isOtherMeasure(tokens, state, at)) {
    emit(q, state.names.at(-1)!, state.last!.kind, state.last!.left, memory, reading, state.clause, { tier: "A", rule: "report/coordinate" });
    state.consumed = at + 1;
    return;
  }
  const coordinated = isCoordinated(tokens, state, at, view);
  const { zone, alternative } = wordsFrom(tokens, state, at, memory, view);
  const origin = originOf(tokens, zone, at, to, view);
  if (origin > zone) {
    const before = readLeft(tokens, zone, origin, q, view);
    memory.head = nameOf(tokens, before.from, before.to, view) || memory.head;
    state.consumed = at + 1;
    return;
  }
  if (isWhole(tokens, zone, at, next, to)) return;
  if (sharesPlan(tokens, state, zone, at, next, memory, reading)) return;

  const followed = isFollowed(tokens, at, to, reading);
  const left = readLeft(tokens, zone, at, q, view, followed);
  if (q.type === "percent" && !isGrowing(left)) grow(left, growthBehind(tokens, at + 1, next, view));
  state.consumed = at + 1;
  if (left.bound || comparesOnly(tokens, at, to, state.clause[0], view) || opensWithBase(tokens, zone, at, to, left, view)) return;
  left.each ||= left.respectively; // 收入和支出分别增长10%: each.
  if (!relative && left.from < left.to && !left.linked && left.verb !== "lverb" && boundsKind(tokens, at, to, view)) return;
  if (saysNothing(tokens, at, to, view)) return;
  atLastYear(left, relative);
  noteTime(left, q.start, state, memory, reading);

  const written = writtenName({ tokens, at, left, state, followed, reading });
  if (q.type === "rank") {
    if (listsPlaces(tokens, at, to, written, left, reading)) return;
    readRankOf(written, left, q, state, memory, reading);
    return;
  }
  if (left.from < left.to && readShare(tokens, left, q, at, state, memory, reading)) return;
  if (countsFigures(tokens, at)) {
    if (written !== "") memory.head = written;
    return;
  }
  const figure: Figure = { tokens, zone, at, next, to, q, left, state, memory, reading, followed, coordinated, alternative, growing: isGrowing(left), relative };
  const named = nameBehind(figure, written);
  if (named === null || isBareNumber(figure, named) || (BARE_COUNT.test(named.name) && followed)) return;
  const over = takenOver(figure, ownName(named.name, named.right, figure), named.right);
  if (over === null) return;
  record(figure, { ...named, name: over.name }, over.inherited, over.generic);
}

/** Emits the fact of a figure that has its name, and remembers what the next figure may take over. */
function record(figure: Figure, named: Naming, inherited: boolean, generic: boolean): void {
  const { tokens, at, q, left, state, memory, reading, coordinated, growing, relative, alternative } = figure;
  const { right } = named;
  const went = state.last === null ? memory.moved : state.last.left.dir || state.last.left.change;
  const full = right ? named.name : rateMoved(q.unitText === "码" || q.type === "percentage-point", named.name, left);
  if (relative && !growing && inherited && (sharesGrowth(figure) || strivesFor(figure))) [left.dir, left.mode] = [went, "by"];
  if (!growing && alternative && inherited && !left.linked) {
    if (relative) left.dir = went;
    else left.change ||= went;
  }
  const tier = shareVerb(figure) && right && left.verb !== null ? "A" : named.tier;
  const kind = kindOf(q, left, relative, full);
  const shared = inherited || right ? null : ofSameWhole(figure, full, kind);
  const name = shared?.name ?? full;
  const each = left.each && inherited ? severalOf(memory) : null;
  const own = !inherited && (left.each || nextIsEach(tokens, at, reading.view)) ? listedNames(name) : [];
  const names = each ?? (own.length > 1 ? own : [inherited ? name : exemplified(name)]);
  const rule = each !== null || own.length > 1 ? "report/list.each" : inherited ? "report/inherit" : right ? "report/number-first" : coordinated ? "report/coordinate" : `report/${shared === null ? kind : "share"}`;
  if (left.parent) memory.parent = wholeNamed(memory);
  for (const item of names) {
    emit(q, item, shared === null ? kind : "share", left, memory, reading, state.clause, { tier, rule, of: shared?.of });
    if (!inherited) state.names.push(item);
  }
  if (named.acted) memory.unit = undefined; // no noun that so many more could be of
  if ((!inherited || !generic) && name !== memory.share) memory.head = names.at(-1)!;
  if (inherited && generic) memory.head = name;
  state.last = { left, kind: shared === null ? kind : "share", right, relative: relative || growing, verbed: left.verb !== null };
}

function isGrowing(left: Left): boolean {
  return left.dir !== 0 || left.growthNoun;
}

function grow(left: Left, dir: Left["dir"]): void {
  if (dir === 0) return;
  left.dir = dir;
  left.mode = "by";
}

/** 征地1258户|1447亩: the same, in another measure. */
function isOtherMeasure(tokens: readonly Token[], { last, names }: ClauseState, at: number): boolean {
  const q = tokens[at]!.q!;
  const before = tokens[at - 1];
  return last !== null && !last.right && !last.relative && names.length > 0 && before?.kind === "q" && before.end === tokens[at]!.start && !isRelative(q) && q.unit !== undefined;
}

/** Does a noun stand right behind the number? No list goes on there, and no 的 alone. */
function isFollowed(tokens: readonly Token[], at: number, to: number, { view }: Reading): boolean {
  const after = tokens[at + 1];
  if (at + 1 >= to || after?.kind !== "n" || orElse(tokens, at + 1, view)) return false;
  const first = view.text[after.start]!;
  return !"、和与及(（".includes(first) && (first !== "的" || after.end - after.start > 2);
}

/** 毛利率为67.95%,|去年同期|为60.64%: what it was then, and no base. */
function atLastYear(left: Left, relative: boolean): void {
  if (left.base === null || !left.linked || left.dir !== 0 || left.growthNoun || left.change !== 0 || !/^[去上前]年同[期月]$/.test(left.base)) return;
  if (relative && left.mode !== null) return;
  left.time = left.base;
  left.base = null;
}

const SPAN = /^[一二三四五六七八九十两\d]{1,3}年[间来]?$/;
/** 两年平均增长5.6%,第二产业… */
const AVERAGED = /年(?:平均|均)/;

/** What the words before the figure say of when, and whether it is promised or expected, holds for the figures after it too. */
function noteTime(left: Left, numberStart: number, { clause: [start] }: ClauseState, memory: Memory, { view }: Reading): void {
  // 按当年汇率折算为: how it was worked out.
  if (left.time !== null && view.key[start] === "按" && METHOD.test(view.text.slice(start, numberStart))) left.time = null;
  if (left.time !== null && isSamePeriod(left.time)) left.time = null;
  // 五年平均增长: of this figure; the year said before holds for those that follow.
  const spanned = left.time !== null && SPAN.test(left.time) && ((memory.time !== null && /^\d{4}/.test(memory.time)) || AVERAGED.test(view.key.slice(start, numberStart)));
  if (left.time !== null && !spanned) memory.time = left.time;
  if (left.status === "target") memory.target = true;
  if (left.status === "estimate") memory.estimate = true;
}

/** The name before the number as it is written. */
function writtenName({ tokens, at, left, state, followed, reading }: Pick<Figure, "tokens" | "at" | "left" | "state" | "followed" | "reading">): string {
  const { view } = reading;
  const q = tokens[at]!.q!;
  const name = nameOf(tokens, left.from, left.to, view);
  // 增加2336吨(+2.3%), 销售额218亿元(-14.8%): the sign says that it grew or fell.
  if (q.type === "percent" && left.dir === 0 && name === "") {
    const rises = view.key[q.start - 1] === "+";
    const told = view.key[q.start - 1] === "/" && q.text.startsWith("-"); // 营收19亿元|/-22.15%
    if (rises || told || bracketsLoss(q.text, q.start, q.end, state.clause, view.key)) grow(left, rises ? 1 : -1);
  }
  const isNumber = left.linked && left.subject === null && /.{3}[数率]$/.test(name); // 新收|案件数|为99件
  if ((WIDE.has(name) || isNumber) && left.restore < left.from && left.verb === "verb") return nameOf(tokens, left.restore, left.to, view).replace(/^(?:累计|累計|总?共)(?=.{3})/, "");
  if (followed && left.status !== null && PRONOUNS.has(name)) return ""; // 我预计会有7992亿元的储备
  // 全港录得2.8万宗|罪案: where, not what.
  if (followed && PLACE_ONLY.test(name) && kindWord(tokens, left.from, left.to)) {
    left.scope ??= name;
    return "";
  }
  return name;
}

/** Is a loss in percent all that the bracket holds? */
function bracketsLoss(text: string, from: number, to: number, [start, end]: readonly [number, number], key: string): boolean {
  return text.startsWith("-") && from === start && to === end && key[start - 1] === "(" && key[end] === ")";
}

/** 成交额前三名,|第一名,甲类5亿元; 前5名|依次为: an entry of a list or its heading, and no rank of anything. */
function listsPlaces(tokens: readonly Token[], at: number, to: number, written: string, left: Left, { view: { key } }: Reading): boolean {
  const { end, word, q } = tokens[at]!;
  if (/^的.{0,6}(?:依序|依次|分别)[为是]/.test(key.slice(end, end + LONGEST_COPULA))) return true;
  if (left.rankWord || left.rankScope !== null || q!.scope !== undefined) return false;
  if (/^(?:则|依序|依次|分别){0,2}[为是]/.test(key.slice(end, end + LONGEST_COPULA))) return true;
  const then = tokens[at + 2]?.q;
  return at + 1 === to && word.endsWith("名") && (written === "" ? key[tokens[to]?.start ?? end] === "," : q!.top === true && then?.type === "rank");
}
const LONGEST_COPULA = 12;

function readRankOf(name: string, left: Left, q: Figure["q"], state: ClauseState, memory: Memory, reading: Reading): void {
  // 在…排名中,我市|位列第168位: whose it is.
  if (PLACE_ONLY.test(name) && (memory.pending ?? memory.head) !== null) {
    left.scope ??= name;
    name = "";
  }
  // 位居省会城市第9、|大中城市|第21: of the same, elsewhere.
  if (state.last?.kind === "rank" && left.rankScope === null && MEMBERS.test(name)) {
    left.rankScope = name;
    name = state.names.at(-1) ?? "";
  }
  // 勇当先锋、争第一: a slogan has neither place nor word of rank nor anything that is ranked.
  if (!left.rankWord && left.rankScope === null && q.scope === undefined && left.rankBy === null && name !== "" && !indicatorLike(name)) return;
  readRank(left, name, q, state, memory, reading);
}

/** 央行升息1码, 降准0.5个百分点: a change of the rate that the verb names. */
function rateMoved(moves: boolean, name: string, left: Left): string {
  const found = moves ? /^(.*?)([升加降减減][息准準])$/.exec(name) : null;
  if (found === null) return name;
  left.change = /^[升加]/.test(found[2]!) ? 1 : -1;
  grow(left, left.change);
  if (found[1] !== "") left.scope ??= found[1]!;
  return found[2]!;
}

/** 同比大增501%、415%, 减少60人、20.5%: the second has the verb of the first. */
function sharesGrowth({ q, left, state, coordinated }: Figure): boolean {
  const before = state.last?.kind;
  return coordinated && (before === "growth" || (before === "change" && q.type === "percent")) && left.dir === 0 && !left.linked && left.base === null;
}

/** 增长13%,|力争|14%: as much of the same is striven for. */
function strivesFor({ tokens, zone, at, q, left, state, memory }: Figure): boolean {
  return q.type === "percent" && state.last === null && !left.linked && left.base === null && at === zone + 1 && tokens[zone]!.kind === "target" && memory.moved !== 0 && tokens[zone]!.start === state.clause[0];
}

/** 新增A14家、B6家: a coordinated figure shares the verb of the one before it. Answers whether it does. */
function shareVerb({ left, state: { last }, coordinated, growing, relative }: Figure): boolean {
  if (!coordinated || last === null || left.verb !== null || growing || relative || left.linked || last.relative) return false;
  if (left.change === 0) left.change = last.left.change;
  left.verb = last.left.verb;
  return true;
}

function severalOf({ group, recent }: Memory): readonly string[] | null {
  return group.length > 1 ? group : recent.length > 1 ? recent : null;
}
