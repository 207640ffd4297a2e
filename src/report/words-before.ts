/** Where the words of a figure begin, and what ties it to the figure before. */
import { wordAt } from "./number-first.ts";
import type { ClauseState, Memory } from "./memory.ts";
import type { Token } from "./tokens.ts";
import type { ReadingView } from "./view.ts";

const PREDICATES = new Set<Token["kind"]>(["stop", "adv", "verb", "keep"]);

/** The first token behind the marks and tails of the figure before. `alternative`: 或 leads to the same in another measure. */
export function wordsFrom(tokens: readonly Token[], state: ClauseState, at: number, memory: Memory, view: ReadingView): { readonly zone: number; readonly alternative: boolean } {
  let zone = state.consumed;
  const alternative = (state.last !== null || memory.moved !== 0) && orElse(tokens, zone, view);
  while (zone < at && (skips(tokens[zone]!, state.last !== null) || (alternative && orElse(tokens, zone, view)))) zone++;
  // 贫困村|退出、|11000人脱贫: what those before did.
  if (state.last?.right === true && zone < at && PREDICATES.has(tokens[zone]!.kind)) {
    let mark = zone;
    while (mark < at && PREDICATES.has(tokens[mark]!.kind)) mark++;
    if (mark < at && tokens[mark]!.kind === "dun") zone = mark + 1;
  }
  return { zone, alternative };
}

/** 、, 和 or 较 ties the figure to the one before it. */
export function isCoordinated(tokens: readonly Token[], { last, consumed }: ClauseState, at: number, view: ReadingView): boolean {
  return last !== null && joins(tokens, consumed, at, view);
}

export function joins(tokens: readonly Token[], from: number, at: number, view: ReadingView): boolean {
  for (let i = from; i < at; i++) {
    const { kind, start } = tokens[i]!;
    if (kind === "dun") return true;
    if (kind === "n") return "和与及與".includes(view.text[start]!) || orElse(tokens, i, view);
    if (kind !== "stop" && kind !== "quote" && kind !== "link" && kind !== "than" && kind !== "conj" && kind !== "prep") return false;
    if (kind === "conj" || kind === "than" || kind === "prep") return true;
  }
  return false;
}

/** 减少9.3百万元|或|8.5%: the same change, told in another measure. */
export function orElse(tokens: readonly Token[], at: number, view: ReadingView): boolean {
  return /^(?:或约?|亦?即|也就是)$/.test(wordAt(tokens, at, view));
}

/** Tails of the figure before (以上, 左右) and the joint to the next one. */
export function skips(token: Token, after: boolean): boolean {
  if (token.kind === "dun" || token.kind === "quote" || token.kind === "colon") return true;
  if (!after) return false;
  const word = token.word;
  return token.kind === "stop" && (word === "以上" || word === "左右" || word === "以内" || word === "以下" || word === "不等" || word === "等");
}
