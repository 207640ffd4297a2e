import type { Quantity } from "../numerals/types.ts";
import { cutBase, cutCompared, cutExcess, cutPlan } from "./left-compare.ts";
import type { Left, Raw, Word } from "./left-parts.ts";
import { cutSubject, dropPrefix } from "./left-prefix.ts";
import { popTail } from "./left-tail.ts";
import type { Token } from "./tokens.ts";
import type { ReadingView } from "./view.ts";


/** `followed`: a noun stands right behind the number, so that a verb before it governs that noun. */
export function readLeft(tokens: readonly Token[], from: number, to: number, q: Quantity, view: ReadingView, followed = false): Left {
  const left: Left = {
    from, to, subject: null, verb: null, restore: to, dir: 0, mode: null, growthNoun: false, change: 0, base: null, time: null, scope: null, parent: false,
    status: null, linked: false, share: false, plan: null, rankWord: false, rankScope: null, rankBy: null, respectively: false, each: false, than: null, bound: false,
  };
  const word = (i: number): string => tokens[i]!.word;
  const raw = (i: number, j: number): string => view.text.slice(tokens[i]!.start, tokens[j - 1]!.end);
  if (q.type === "rank") popRank(left, tokens, word, raw);
  skipSetter(left, word, raw);
  if (!cutPlan(left, tokens, q, word, raw)) popTail(left, tokens, q, word, raw, followed);
  if (left.dir === 0) cutCompared(left, tokens, q, word, raw);
  if (left.dir === 0 && q.type !== "percent") cutExcess(left, tokens, word, raw);
  cutBase(left, tokens, word, raw);
  dropPrefix(left, tokens, q, word, raw);
  leadingVerb(left, tokens, q, word);
  cutSubject(left, tokens, word, raw);
  return left;
}

/** 达到|省提出的|7000美元: who set the mark. */
function skipSetter(left: Left, word: Word, raw: Raw): void {
  if (left.to - left.from < 3 || !word(left.to - 1).endsWith("的")) return;
  for (let i = left.to - 2; i > left.from && i >= left.to - LONGEST_SETTER; i--) if (/^(?:达到?|超过|高于|低于|为)$/.test(word(i))) {
    if (SET_BY.test(raw(i + 1, left.to))) left.to = i + 1;
    return;
  }
}

const SET_BY = /^.{1,12}(?:提出|规定|規定|要求|确定|確定|下达|下達|制定)的$/;
const LONGEST_SETTER = 6;

/** Verbs that stand before what they change: 降低税率3.6个百分点, 压缩审批时间5天. */
const LOWERING = new Set(["降低", "降低了", "下调", "下调了", "压减", "压缩", "缩短", "削减", "调低"]);
const RAISING = new Set(["提高", "提高了", "上调", "上调了", "调高"]);

function leadingVerb(left: Left, tokens: readonly Token[], q: Quantity, word: Word): void {
  if (left.dir !== 0 || left.growthNoun || left.linked || left.to - left.from < 2 || tokens[left.from + 1]!.kind !== "n") return;
  if (q.type !== "percentage-point" && q.type !== "money" && q.type !== "duration" && q.type !== "percent") return;
  const text = word(left.from);
  left.dir = LOWERING.has(text) ? -1 : RAISING.has(text) ? 1 : 0;
  if (left.dir === 0) return;
  left.mode = "by";
  left.from++;
}

/** 总量|位居|全市 第三: scope and object of a rank, from the number leftwards. */
function popRank(left: Left, tokens: readonly Token[], word: Word, raw: Raw): void {
  // The nearest rank word within the last tokens; what stands between it and the number is the scope.
  for (let i = left.to - 1; i >= Math.max(left.from, left.to - 8); i--) {
    const { kind } = tokens[i]!;
    if (kind === "comma" || kind === "semi") break;
    if (kind !== "rank" || (word(i).length === 1 && !/[居列排获]/.test(word(i)) && i + 1 < left.to && tokens[i + 1]!.kind !== "rankscope")) continue;
    left.rankWord = true;
    if (/^[均都皆]/.test(word(i))) left.each = true;
    if (i + 1 < left.to) left.rankScope = raw(i + 1, left.to).replace(/[“”"的]/g, "") || null;
    left.to = i;
    break;
  }
  if (!left.rankWord) {
    let i = left.to;
    while (i > left.from && (tokens[i - 1]!.kind === "rankscope" || tokens[i - 1]!.kind === "scope")) i--;
    if (i < left.to) {
      left.rankScope = raw(i, left.to);
      left.to = i;
    }
  }
  while (left.to > left.from) {
    const i = left.to - 1;
    const { kind } = tokens[i]!;
    if (kind === "rankby" || ((kind === "upnoun" || kind === "downnoun") && left.rankBy === null)) {
      left.rankBy ??= raw(i, i + 1);
      left.to--;
    } else if (kind === "rank" || kind === "dun" || kind === "quote") left.to--;
    else if (kind === "rankscope" && left.rankScope === null) {
      left.rankScope = raw(i, i + 1);
      left.to--;
    } else break;
  }
}
