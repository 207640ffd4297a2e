/** Shares: X占Y比重p, X占Yp, 占p, X占比p. */
import type { Quantity } from "../numerals/types.ts";
import { emit } from "./emit.ts";
import type { Left } from "./left-parts.ts";
import { type ClauseState, indicatorLike, type Memory, type Reading, wholeNamed } from "./memory.ts";
import { nameOf, tidyName } from "./name.ts";
import { ADJUSTED } from "./own-name.ts";
import { SAYS_SHARE, wholeOf } from "./share-name.ts";
import { OF_SECTOR, spokenOf } from "./taken-over.ts";
import type { Token } from "./tokens.ts";
import type { FactKind } from "./types.ts";
import type { ReadingView } from "./view.ts";

/** A figure whose words hold one of a share. */
interface Shared {
  readonly tokens: readonly Token[];
  readonly at: number;
  readonly q: Quantity;
  readonly left: Left;
  readonly state: ClauseState;
  readonly memory: Memory;
  readonly reading: Reading;
}

const DIVIDES = /^(?:占|占到|占了|约占|共占|仅占|占有|占全部|所占)$/;
const PARTS = new Set<Quantity["type"]>(["percent", "discount", "fraction"]);

/** Reads a share; false when the words say none. */
export function readShare(tokens: readonly Token[], left: Left, q: Quantity, at: number, state: ClauseState, memory: Memory, reading: Reading): boolean {
  const shared: Shared = { tokens, at, q, left, state, memory, reading };
  // From the figure's own words on: a sentence may hold thousands of figures.
  for (let i = left.from; i < left.to; i++) if (tokens[i]!.kind === "share" && DIVIDES.test(tokens[i]!.word)) return readDivided(shared, i);
  return readShareWord(shared);
}

/** 东盟|在|总出口: the whole that the last 在 names; 所在, 存在, 在园幼儿 are words. */
function insideOf(name: string): string | null {
  const at = name.lastIndexOf("在");
  return at < 2 || at + 3 > name.length || "存所现正潜内".includes(name[at - 1]!) || "园校职岗建册编读线售途逃籍押".includes(name[at + 1]!) ? null : name.slice(at + 1).replace(/中$/, "");
}

/** 的电力|供应|业: where the noun that goes on at `at` ends. */
function nounEnd(tokens: readonly Token[], at: number): number {
  let end = at;
  while (end < tokens.length && (tokens[end]!.kind === "n" || tokens[end]!.kind === "keep")) end++;
  return end;
}

/** 占比|提高0.26%: so much more than it was. */
function shareKind(q: Quantity, left: Left): FactKind {
  return q.type === "percentage-point" ? "change" : left.dir !== 0 && left.mode === "by" ? "growth" : "share";
}

/** 手机产量占比|63.3%: 占比, 比重, 份额 at the end of the name. */
function readShareWord(shared: Shared): boolean {
  const { tokens, at, q, left, state, memory, reading } = shared;
  const { view } = reading;
  const final = tokens[left.to - 1];
  if (final?.kind !== "share" || !(PARTS.has(q.type) || q.type === "percentage-point")) return false;
  const word = view.text.slice(final.start, final.end).replace(/(?:[达達]到?|[为為]|提升至)$/, "");
  const named = nameOf(tokens, left.from, left.to - 1, view);
  const adjusted = memory.head !== null && ADJUSTED.test(named); // 剔除不可比收入后|占比38.5%
  if (adjusted) left.base ??= named;
  const own = adjusted ? "" : named;
  // 占比63.3%|的电力供应业: of what stands behind.
  const behind = own === "" && tokens[at + 1]?.kind === "n" && view.key[tokens[at + 1]!.start] === "的" ? nameOf(tokens, at + 1, nounEnd(tokens, at + 2), view) : "";
  const head = own || behind || (memory.head ?? memory.pending);
  if (head === null) return false;
  const within = /^(.{2,})(?:中|里)([^中里]{2,})$/.exec(own)?.[1] ?? insideOf(own); // 东盟在总出口占比
  const name = tidyName(head + word);
  emitShare(shared, name, shareKind(q, left), within ?? wholeBefore(left, memory));
  if (own !== "") {
    state.names.push(head);
    memory.head = memory.parent === null ? name : head;
  }
  memory.share = name;
  return true;
}

/** The whole that was named before: 其中内地旅客占78.6%; 总销货价值中,网上销售占11%. */
function wholeBefore(left: Left, memory: Memory): string | null {
  return left.parent ? wholeNamed(memory) : (memory.within ?? memory.parent);
}

/** `divide`: the token of 占. */
function readDivided(shared: Shared, divide: number): boolean {
  const { tokens, q, left, state, memory, reading } = shared;
  const { view } = reading;
  const suffixed = tokens[left.to - 1]!.kind === "share" && left.to - 1 > divide;
  const of = wholeBehind(shared, divide, suffixed);
  const part = partBefore(shared, divide, of);
  const own = OF_SECTOR.has(part) ? spokenOf(shared) + part : part;
  // A share is said of what the clause names, else of what was named last.
  const head = own !== "" ? own : memory.head !== null && !(memory.pending !== null && indicatorLike(memory.pending)) ? memory.head : memory.pending;
  if (head === null) return false;
  const sign = view.text.slice(tokens[divide]!.start, tokens[divide]!.end).includes("佔") ? "佔" : "占";
  if (of === "" && !suffixed) {
    // 国内申请38.3万件,占80.5%
    if (!PARTS.has(q.type)) return false;
    emitShare(shared, tidyName(`${head}${sign}比`), "share", wholeBefore(left, memory));
    if (own === "") return true;
  } else {
    if (!PARTS.has(q.type) && q.type !== "percentage-point") return false;
    const word = suffixed ? shareWord(view, tokens[left.to - 1]!) : SAYS_SHARE.test(of) ? "" : "比重";
    const name = word === "比重" ? wholeOf(head, sign, of) : tidyName(`${head}${sign}${of}${word}`);
    emitShare(shared, name, shareKind(q, left), of);
    memory.share = name;
    memory.divided = sign + of + word;
  }
  state.names.push(head);
  memory.head = head;
  return true;
}

function shareWord({ text }: ReadingView, { start, end }: Token): string {
  return text.slice(start, end).replace(/^的|(?:[达達]到?|[为為])$/g, "").replace(/^所[占佔]/, "");
}

/** 占|当年|全部工业增加值|的比重: the whole, without the time. */
function wholeBehind({ tokens, left, reading: { view } }: Shared, divide: number, suffixed: boolean): string {
  let whole = divide + 1;
  while (whole < left.to && (tokens[whole]!.kind === "time" || tokens[whole]!.kind === "date") && /^(?:当年|同期|全年|当期|本年|今年|上年|\d)/.test(tokens[whole]!.word)) whole++;
  let to = whole; // up to its amount: 占总收入|6145万元的
  while (to < (suffixed ? left.to - 1 : left.to) && tokens[to]!.kind !== "q") to++;
  const named = nameOf(tokens, whole, to, view);
  const { word, end } = tokens[divide]!;
  return named !== "" && word.endsWith("全部") ? view.text.slice(end - 2, end) + named : named;
}

/** 占|总收入|6145万元|的|75.56%: the amount of the whole, which the next figure divides. */
export function isWhole(tokens: readonly Token[], zone: number, at: number, next: number, to: number): boolean {
  if (next !== at + 2 || next >= to || tokens[at + 1]!.word !== "的" || !PARTS.has(tokens[next]!.q!.type) || PARTS.has(tokens[at]!.q!.type)) return false;
  for (let i = zone; i < at; i++) if (tokens[i]!.kind === "share" && DIVIDES.test(tokens[i]!.word)) return true;
  return false;
}

/** What the clause names before 占; when it is said of which whole, the whole is remembered. */
function partBefore({ tokens, left, memory, reading: { view } }: Shared, divide: number, of: string): string {
  let end = divide;
  while (end > left.from && tokens[end - 1]!.kind === "adv") end--; // 养殖面积|已|占总面积的80%
  const phrase = nameOf(tokens, left.from, end, view);
  // 重症病例|以|65岁以上长者|占64%: of the cases.
  const among = of === "" ? /^(.{2,12}?)以(?=[^上下内內来來外及])(.{2,})$/.exec(phrase) : null;
  if (among === null) return phrase;
  memory.within = among[1]!;
  return among[2]!;
}

function emitShare({ q, left, state, memory, reading }: Shared, name: string, kind: FactKind, of: string | null): void {
  left.share = true;
  if (left.parent) memory.parent = wholeNamed(memory);
  emit(q, name, kind, left, memory, reading, state.clause, { tier: "A", rule: "report/share", of: of ?? undefined });
  state.last = { left, kind, right: false, relative: true, verbed: false };
}
