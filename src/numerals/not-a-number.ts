import { type Draft, newDraft, type Reader } from "./draft.ts";
import { Kind } from "./tables.ts";
import type { Bound } from "./words.ts";
import { readUnit } from "./unit.ts";

export const IDIOM = "numerals/idiom";

export function bound(reader: Reader, i: number): Draft | undefined {
  const word = boundWord(reader, i);
  if (word === undefined || reader.off.has(`numerals/${word.bound.kind}`)) return undefined;
  const draft = newDraft(Math.max(word.start, reader.last), word.end, i, word.end, word.bound.kind === "slogan" ? "slogan" : "name", "han");
  draft.rule = word.bound.kind === "idiom" ? IDIOM : `numerals/${word.bound.kind}`;
  return draft;
}

/** How far before a numeral a bound word may begin: 独一无二, 背水一战, 狡兔三窟 … */
const LOOK_BACK = 5;

/** The bound word over the numeral at `i`: 统一, 三农, 一般. The longest one wins; its end is where reading goes on. */
export function boundWord(reader: Reader, i: number): { readonly start: number; readonly end: number; readonly bound: Bound } | undefined {
  const { key, end } = reader;
  let best: { readonly start: number; readonly end: number; readonly bound: Bound } | undefined;
  const words = reader.words.bound;
  for (let start = Math.max(reader.last, i - LOOK_BACK); start <= i; start++) {
    for (let match = words.matchAt(key, start, end); match !== 0; match = words.shorter(match)) {
      const length = words.lengthOf(match);
      const stop = start + length;
      if (stop <= i || (best !== undefined && length <= best.end - best.start)) break;
      const value = words.valueOf(match);
      if (value.unless !== "" && stop < end && value.unless.includes(key[stop]!)) continue;
      if (isCounted(reader, start, stop, i, value)) continue;
      best = { start, end: stop, bound: value };
      break;
    }
  }
  return best;
}

/** 十一 is a holiday, 十一个 a number; 统一 ends where 统一百… could go on: a numeral that continues wins only when the word is all numeral. */
function isCounted(reader: Reader, start: number, stop: number, i: number, bound: Bound): boolean {
  const { key, end, tables } = reader;
  if (stop >= end) return false;
  // 千千万万个家庭, 三三两两几个人: doubled, never a number.
  if (stop - start === 4 && key[start] === key[start + 1] && key[start + 2] === key[start + 3]) return false;
  const next = tables.kinds[key.charCodeAt(stop)]!;
  if (start === i && isLongerCount(reader, i, stop)) return true;
  // 高三百七十丈: the numeral goes on; 统一百… does not, nor does any word that ends with 一.
  const last = tables.kinds[key.charCodeAt(stop - 1)] === Kind.DIGIT ? tables.values[key.charCodeAt(stop - 1)]! : 0;
  if (last > 1 && stop - 1 === i && (next === Kind.UNIT || next === Kind.MAGNITUDE) && !bound.numeral) return true;
  if (bound.numeral) return start === i && (next > 0 && next < 7 || tables.units.longestAt(key, stop, end) !== undefined);
  return false;
}

/** > | 三公|里   一平|方米   四海|里   A unit goes on where the word ends, and a small number counts it. */
function isLongerCount(reader: Reader, i: number, stop: number): boolean {
  const { key, tables } = reader;
  let at = i;
  while (at - i < 3 && (tables.kinds[key.charCodeAt(at)] === Kind.DIGIT || key[at] === "十")) at++;
  if (at === i || at >= stop || tables.kinds[key.charCodeAt(at)] !== 0) return false;
  const unit = readUnit(reader, at);
  return unit !== undefined && unit.end > stop && (unit.unit.kind !== "classifier" || unit.unit.licence);
}

const OPENING = "“‘「『《〈\"'【";
const CLOSING = "”’」』》〉\"'】";

const PAUSES = ",。;!?:、\n";

/** The quotation that opens right before `i`: where its closing mark stands, when it is short and holds no pause. */
export function quotedUntil(reader: Reader, i: number): number {
  const { key, end } = reader;
  if (i === 0) return -1;
  const opening = key.charCodeAt(i - 1);
  if (opening !== 0x22 && opening !== 0x27 && opening !== 0x2018 && opening !== 0x201c && !(opening >= 0x3008 && opening <= 0x3010)) return -1;
  const kind = OPENING.indexOf(key[i - 1]!);
  if (kind < 0) return -1;
  const closing = CLOSING.charCodeAt(kind);
  for (let j = i; j < end && j - i <= 14; j++) {
    const unit = key.charCodeAt(j);
    if (unit === closing) return j;
    if ((unit < 0x40 || unit === 0x3001 || unit === 0x3002) && PAUSES.includes(key[j]!)) return -1;
  }
  return -1;
}

export function draftOf(start: number, end: number, type: Draft["type"], rule: string): Draft {
  const draft = newDraft(start, end, start, end, type, "arabic");
  draft.rule = rule;
  return draft;
}
