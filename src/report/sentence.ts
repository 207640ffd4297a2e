import { bracketsBase } from "./compared.ts";
import { isLooseHan } from "./figure-words.ts";
import { readFigure } from "./figure.ts";
import { distribute } from "./distribute.ts";
import type { ClauseState, Memory, Reading } from "./memory.ts";
import { countOfClass } from "./counted-class.ts";
import { fromTo, sizeClass, sizesOfRange } from "./pair.ts";
import { noteClause } from "./scene.ts";
import { noteStatus } from "./status.ts";
import type { Token } from "./tokens.ts";

/** Reads the clauses of one sentence. */
export function readSentence(tokens: readonly Token[], memory: Memory, reading: Reading): void {
  let from = 0;
  let segment = 0;
  let outside: string | null = null;
  /** A noun stands right before the bracket that is open. */
  let named = false;
  let wider: string | null = null;
  let before: string | null = null;
  /** The whole that a segment divides which begins with 其中: it lasts over the segments after it. */
  let lasting: string | null = null;
  for (let i = 0; i <= tokens.length; i++) {
    const kind = tokens[i]?.kind;
    if (i < tokens.length && kind !== "comma" && kind !== "semi" && kind !== "open" && kind !== "close" && !(kind === "colon" && !leadsToNumber(tokens, i))) continue;
    if (i > from) {
      readClause(tokens, from, i, memory, reading);
      if (from === segment && tokens[from]!.kind === "parent") lasting = memory.parent;
    }
    // 团客(55.4万人次)按年减少4.1%: the noun right before the bracket is spoken of behind it.
    if (kind === "open") named = i > from && tokens[i - 1]!.kind !== "q";
    if (kind === "open") [outside, wider, before] = [i > from && tokens[i - 1]!.kind === "n" && memory.pending !== null && !bracketsBase(tokens[i]!.end, reading.view) ? memory.pending : memory.head, memory.parent, memory.time];
    // 保有量4329万辆(包括三轮汽车1149万辆),增长20.6%: what follows speaks of the head before the bracket again.
    if (kind === "close" && outside !== null) {
      memory.joined = named && tokens[i + 1]?.kind === "n" ? outside : null;
      memory.head = outside;
      memory.parent = wider;
      memory.time = before;
      outside = null;
    }
    if (kind === "semi") {
      memory.parent = lasting;
      segment = i + 1;
      memory.segment = memory.recent.length;
      memory.pending = null;
      memory.run = [];
      memory.grown = [];
      memory.estimate = false;
      memory.change = 0;
    }
    if (kind === "colon") memory.pending = null;
    from = i + 1;
  }
}

/** 净利润为:1.2亿元, 同比下降:5%. */
const BEFORE_COLON = new Set<Token["kind"]>(["n", "link", "up", "down", "upnoun", "downnoun"]);

/** 地区生产总值:1590亿元. */
function leadsToNumber(tokens: readonly Token[], at: number): boolean {
  let i = at + 1;
  while (i < tokens.length && (tokens[i]!.kind === "quote" || tokens[i]!.kind === "link" || tokens[i]!.kind === "date")) i++;
  if (tokens[i]?.kind !== "q" || at === 0) return false;
  // 收益277亿元(2019年:336亿元)
  return BEFORE_COLON.has(tokens[at - 1]!.kind) || (at > 1 && tokens[at - 2]!.kind === "open" && (tokens[at - 1]!.kind === "date" || tokens[at - 1]!.kind === "time"));
}

function readClause(tokens: readonly Token[], from: number, to: number, memory: Memory, reading: Reading): void {
  const { view } = reading;
  noteStatus(tokens, from, to, memory, reading);
  const figures: number[] = [];
  for (let i = from; i < to; i++) if (tokens[i]!.kind === "q") figures.push(i);
  // 申报数、认定数等四项指标: a clause that counts its own list in words has no figure.
  if (figures.every((i) => tokens[i]!.q!.type === "cardinal" && isLooseHan(tokens[i]!.q!) && view.key[tokens[i]!.start - 1] === "等")) {
    noteClause(tokens, from, to, memory, reading);
    return;
  }
  const clause: readonly [number, number] = [tokens[from]!.start, tokens[to - 1]!.end];
  const state: ClauseState = { clause, names: [], last: null, consumed: from, prefix: null, place: null, verb: memory.change, tense: null };
  const rows = figures.length > 1 && (view.key.slice(clause[0], clause[1]).includes("分") || figures.some((at, k) => figures[k + 1] === at + 2));
  for (let k = 0; k < figures.length; k++) {
    const at = figures[k]!;
    if (at < state.consumed) continue; // read with the one before it
    const next = figures[k + 1] ?? to;
    const joined = fromTo(tokens, state, figures, k, memory, reading);
    if (joined > 0) {
      k += joined - 1;
      continue;
    }
    const used = !rows ? 0 : distribute(tokens, state.consumed, figures, k, to, memory, reading, clause, state.names);
    if (used > 0) {
      k += used - 1;
      state.consumed = figures[k]! + 1;
      state.last = null;
      continue;
    }
    if (sizesOfRange(tokens, at, figures[k + 1])) continue; // its class is a part of the name that the range has
    if (countOfClass(tokens, state, at, figures[k + 1], to, memory, reading) || sizeClass(tokens, state, at, figures[k + 1], to, memory, reading)) {
      k++;
      continue;
    }
    readFigure(tokens, state, at, next, to, memory, reading);
  }
  if (state.names.length > 0) memory.group = state.names.slice(-16);
  // 在前年精简35%的基础上,去年再精简387项: the sentence does not speak of the year before.
  if (/基[础礎]上$/.test(view.text.slice(clause[1] - 3, clause[1]))) {
    memory.lead = memory.time = null;
    memory.begun = false;
  }
  memory.pending = null;
  memory.pendingList = [];
  memory.within = null;
  memory.joined = null;
}
