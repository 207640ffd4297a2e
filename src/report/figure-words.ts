import type { Quantity } from "../numerals/types.ts";
import { COMPARING } from "./left-parts.ts";
import { wordAt } from "./number-first.ts";
import type { Token } from "./tokens.ts";
import type { ReadingView } from "./view.ts";

/** 3人|死亡: what happened to people, behind their number. */
export const CASUALTIES = new Set(["死亡", "受伤", "遇难", "罹难", "失踪", "失联", "被困", "获救", "轻伤", "重伤", "伤亡", "治愈", "出院", "丧生", "落水", "中毒"]);

/** 三项工作, 两个方面: a Han numeral without a magnitude before its noun is prose; 三千二百宗 was counted. */
export function isLooseHan(q: Quantity): boolean {
  return (q.notation === "han" || q.notation === "han-capital") && !/[万亿萬億]|[百千][零〇一二三四五六七八九]/.test(q.text);
}

export function pulledBy(tokens: readonly Token[], from: number, to: number, view: ReadingView): number | null {
  for (let i = from; i < to; i++) if (/^(?:[拉带]动|贡献|[拉压]低|下拉)$/.test(wordAt(tokens, i, view))) return i;
  return null;
}

/** A verb, or a word that the lexicon does not know, with an object: 解决贷款. */
export function servesVerb(tokens: readonly Token[], at: number): boolean {
  const kind = tokens[at]?.kind;
  return kind === "keep" || kind === "verb" || kind === "lverb" || kind === "adv" || kind === "add";
}

/** Is the name one word of place, and no noun? */
export function kindWord(tokens: readonly Token[], from: number, to: number): boolean {
  return to - from === 1 && (tokens[from]!.kind === "scope" || tokens[from]!.kind === "rankscope");
}

export function nextIsEach(tokens: readonly Token[], at: number, view: ReadingView): boolean {
  const before = tokens[at - 1];
  return before !== undefined && before.kind === "adv" && /^[各均都]$/.test(view.key.slice(before.start, before.end));
}

/** 成长率为1.66%, of nothing that was named: the word itself. */
export function growthNoun(tokens: readonly Token[], from: number, to: number, view: ReadingView): string {
  for (let i = to - 1; i >= from; i--) if (tokens[i]!.kind === "upnoun" || tokens[i]!.kind === "downnoun") return view.text.slice(tokens[i]!.start, tokens[i]!.end);
  return "";
}

function endsClause(tokens: readonly Token[], at: number): boolean {
  const kind = tokens[at]?.kind ?? "comma";
  return kind === "comma" || kind === "semi" || kind === "close";
}

/** Verbs whose object is the growth behind its number. */
const MEETS = new Set(["录得", "实现", "取得", "保持", "维持", "有", "获得"]);

/** 有2.08%|的|成长, 以8%|的速度|递增: the word of growth stands behind its number. */
export function growthBehind(tokens: readonly Token[], at: number, limit: number, view: ReadingView): 1 | -1 | 0 {
  let i = at;
  while (i < limit && tokens[i]!.kind === "stop" && /^(?:以上|左右)$/.test(wordAt(tokens, i, view))) i++;
  // 保持15%以上|增长, 录得|2.5%|增长: at the end of its clause.
  const kindBehind = tokens[i]?.kind;
  if ((i > at || MEETS.has(wordAt(tokens, at - 2, view))) && endsClause(tokens, i + 1)) {
    if (kindBehind === "up" || kindBehind === "upnoun") return 1;
    if (i === at && (kindBehind === "down" || kindBehind === "downnoun")) return -1;
  }
  const joint = wordAt(tokens, i, view);
  if (/^的.{2,3}$/.test(joint) && tokens[i + 1]?.kind === "upnoun" && i + 1 < limit) return 1; // 以47.9%|的惊人|增幅
  if (!/^的(?:年均|明显|显著|较大)?(?:速度|速率|幅度)?$/.test(joint)) return 0;
  i++;
  if (/^(?:累计|年均|平均|同比|按年|最大|最高|明显|显著|稳健|温和)$/.test(wordAt(tokens, i, view))) i++; // 以7.4%的|累计|涨幅
  const kind = tokens[i]?.kind;
  if (i >= limit || COMPARING.has(wordAt(tokens, i, view))) return 0; // 2.9%的|低|水平
  return kind === "up" || kind === "upnoun" ? 1 : kind === "down" || kind === "downnoun" ? -1 : 0;
}
