import { growthNoun } from "./figure-words.ts";
import { FOR } from "./behind-name.ts";
import { indicatorLike, simplified } from "./memory.ts";
import { BARE_OBJECTS, GENERIC, measured, nameOf, WIDE } from "./name.ts";
import type { Figure } from "./naming.ts";
import { wordAt } from "./number-first.ts";
import { sectorOf, themeBefore } from "./sector.ts";

/** 零售量, 销货价值. */
const LONGEST_MEASURE = 4;

const SPENDING = new Set(["投入", "共投入", "累计投入", "筹集", "筹措", "发放", "累计发放", "拨付", "安排", "兑现", "募集", "斥资", "耗资"]);
const RUNG = /^(?:级|整数)?(?:新?大?台[阶階]|大[关關]|[关關]口)/;

/** 占全市60%,比全市平均增幅|高8个百分点: the growth of what was named, not of its share. */
const GROWTH = /[增降][速幅]|增长率|成[長长]率/;

/** The name with what it takes over from before. */
interface Taken {
  readonly name: string;
  readonly inherited: boolean;
  /** Says only what of the head it is: 增加值, 产量. */
  readonly generic: boolean;
}

/** The name with what it takes over from before: all of it when it has none of its own. Null when the figure says nothing. */
export function takenOver(figure: Figure, own: string, right: boolean): Taken | null {
  const { left, memory } = figure;
  let name = right ? own : withOutside(figure, own);
  const generic = GENERIC.has(simplified(name));
  if (name === "") name = spends(figure, right) ?? (memory.head === null && memory.pending === null && left.growthNoun ? growthNoun(figure.tokens, figure.zone, figure.at, figure.reading.view) : "");
  // 房地产开发投资快速增长,完成投资24.89亿元
  if (memory.pending !== null && !right && left.subject === null && BARE_OBJECTS.has(simplified(name)) && memory.pending !== name && memory.pending.endsWith(name)) name = memory.pending;
  let inherited = false;
  if (name === "") {
    const before = nameBefore(figure);
    if (before === null) return null;
    // 收入任务174万元,完成198万元: of the task.
    name = left.verb === "lverb" && /.{2}任[务務]$/.test(before) ? before.slice(0, -2) : before;
    inherited = true;
  } else if (generic && takesHead(figure, name, right)) {
    name = measured(memory.head!) + name;
    inherited = true;
  } else if (!right && OF_SECTOR.has(simplified(name))) name = spokenOf(figure) + name;
  const bare = OF_SECTOR.has(simplified(name)) || BARE_OBJECTS.has(simplified(name));
  return { name: left.verb === "lverb" && bare ? withOwner(figure, name) : name, inherited, generic };
}

/** 财政收入239亿元,增加值…: a word that says only what of the head is meant. */
function takesHead({ left, state, memory }: Figure, name: string, right: boolean): boolean {
  if (memory.head === null || memory.carried || right || left.parent || left.subject !== null) return false;
  return (state.clause[0] > 0 || state.last !== null) && !saysAgain(memory.head, name);
}

/** What a branch of the economy has, and a place too: the branch belongs to the name. */
export const OF_SECTOR = new Set(["增加值", "产值", "总产值", "产量", "总产量", "总产"]);

/** 粮食生产再创新高,总产量…, 第三产业取得新发展。实现增加值…: of what it is, said before the clause. */
export function spokenOf({ left, state, memory, reading: { view } }: Pick<Figure, "left" | "state" | "memory" | "reading">): string {
  return left.subject !== null || left.parent || state.last !== null || memory.begun ? "" : (themeBefore(view.text, state.clause[0]) ?? "");
}

/** 服装(上升7.6%), 百货公司货品(零售量上升9.7%): of what stands before the bracket. */
function withOutside({ left, state, memory, reading }: Figure, name: string): string {
  // 新加坡(2.3万人次)|旅客录得
  if (memory.joined !== null && left.subject === null && name !== "" && reading.view.text.startsWith(name, state.clause[0])) return memory.joined + name;
  if (!inBracket(state, memory, reading) || name === "" || left.subject !== null || name.length > LONGEST_MEASURE || name.endsWith(memory.pending!)) return name;
  return memory.pending! + name;
}

function opensBracket({ clause }: Figure["state"], { view }: Figure["reading"]): boolean {
  return "(（".includes(view.text[clause[0] - 1] ?? " ");
}

function inBracket(state: Figure["state"], memory: Figure["memory"], reading: Figure["reading"]): boolean {
  return memory.pending !== null && opensBracket(state, reading);
}

/** 五年投入4亿元: the verb alone says what for. */
function spends({ tokens, zone, q, left, state, reading, followed, coordinated }: Figure, right: boolean): string | null {
  if (q.type !== "money" || left.verb !== "verb" || right || followed || (state.last !== null && coordinated)) return null;
  const verb = tokens[left.restore < left.to ? left.restore : zone]!;
  return SPENDING.has(verb.word) ? reading.view.text.slice(verb.start, verb.end) : null;
}

/** 投入超过100亿元。每年不少于20家: a sum is not counted in 家. */
const SUM = /(?:投入|支出|收入|投资|[额值率]|利润|资金|贷款|存款|税收)$/;

/** 占比29.5%。单月211亿美元: no share and no rate is so many dollars. */
const RATE = /(?:占比|比重|比例|[^税汇費费]率)$/;

/** What was named before and this figure is said of; null when it is not. */
function nameBefore(figure: Figure): string | null {
  const { q, left, state, memory, reading, growing, coordinated } = figure;
  if ((memory.head === null && memory.pending === null) || isNamedBehind(figure)) return null;
  if (q.type === "cardinal" && q.unit !== undefined && SUM.test(simplified(memory.pending ?? memory.head ?? ""))) return null;
  if (saysWhoDid(figure)) return null;
  if ((q.type === "money" || (q.type === "cardinal" && q.unit !== undefined)) && !growing && RATE.test(simplified(memory.head ?? "")) && memory.pending === null) return null;
  const again = isSameAgain(figure);
  if (!again && !speaksOfBefore(figure)) return null;
  if (q.type === "cardinal" && !again && !growing && !left.linked && !coordinated && left.change === 0 && memory.pending === null) return null;
  if (memory.share !== null && q.type === "percentage-point" && !left.growthNoun && !GROWTH.test(left.base ?? "")) return memory.share;
  const first = state.last === null || state.names.length === 0;
  const usesPending = memory.pending !== null && first && (indicatorLike(memory.pending) || memory.head === null || memory.carried || inBracket(state, memory, reading));
  return usesPending ? memory.pending : (memory.head ?? memory.pending);
}

/** 完成100万平方米|未供暖建筑改造: what follows names it, not what was named before. */
function isNamedBehind({ tokens, at, left, reading: { view }, followed, growing, relative }: Figure): boolean {
  if (!followed || growing || relative || left.base !== null) return false;
  const behind = tokens[at + 1]!.start;
  return !RUNG.test(view.text.slice(behind, behind + 4)) && (!left.linked || FOR.has(wordAt(tokens, at - 1, view)));
}

/** 棚户区改造,新开工3.5万套,建成2.5万套: of the same, in the same unit. */
function isSameAgain({ tokens, zone, at, q, left, state, memory, followed }: Figure): boolean {
  if (followed || state.last !== null || q.type !== "cardinal" || q.unit === undefined || q.unit !== memory.unit) return false;
  const after = tokens[at + 1];
  return left.verb === "verb" || (at === zone && !(after?.kind === "prep" && !/^[因由]/.test(after.word)));
}

/** 平均旅游次数达10次,|有|75%偏好一日游; 营收25亿元,|约八成|公司|实现盈利: so many of those asked, and nothing of what was named before. */
function saysWhoDid({ tokens, at, to, q, left, memory, growing }: Figure): boolean {
  if ((q.type !== "percent" && q.type !== "discount") || growing || left.share || left.base !== null || left.plan !== null || at + 1 >= to) return false;
  if (memory.unit === undefined && !memory.carried) return false;
  return left.holds === true || WIDE.has(tokens[at + 1]!.word);
}

/** 增长6.1%, 达到239.9亿元, 其中…: a verb, a word that leads to the number, a base, a place, a time. */
function speaksOfBefore({ q, left, state, memory, reading, coordinated, growing, relative, alternative }: Figure): boolean {
  if (alternative) return true; // 增加15.4%,|即|669亿元
  if (growing || relative || coordinated || left.linked || left.change !== 0 || left.verb === "lverb" || left.base !== null || left.scope !== null || q.comparator !== undefined) return true;
  if (left.time !== null && ((q.type === "money" && state.last === null) || opensBracket(state, reading))) return true;
  return state.last === null && memory.pending !== null;
}

/** The head says the word already, or counts what a rate would be of: 出勤人次数|率. */
function saysAgain(head: string, name: string): boolean {
  return head.endsWith(name) || (name.endsWith("率") && /[天日人次件户戶]数$/.test(simplified(head)));
}

/** 某某工程|完成|投资: whose it is, said before the verb, or by the noun that the figure before counted. */
function withOwner({ tokens, left, state, reading }: Figure, name: string): string {
  if (left.subject === null) return state.last?.right === true && state.names.length > 0 ? state.names.at(-1)! + name : name;
  const owner = nameOf(tokens, left.subject[0], left.subject[1], reading.view);
  if (!/(?:项目|工程|建设|改造)$/.test(simplified(owner)) && sectorOf(owner) !== owner) return name;
  left.scope = null;
  return owner + name;
}
