/** Numbers that tell of nothing that is so much: how far off, how many points of a speech, which kind of thing. */
import { wordAt } from "./number-first.ts";
import type { Token } from "./tokens.ts";
import type { ReadingView } from "./view.ts";

const HOLDERS = /^的?(?:企业|单位|项目|工程|用户|机组|锅炉|车辆|船舶|园区|医院|学校)/;
const SIZED = /^.{0,4}(?:项目|企业|产业|集群|园区|工程)$/;

/** 年产废量10吨|以上|企业的管理: the number says which of them. */
export function boundsKind(tokens: readonly Token[], at: number, to: number, view: ReadingView): boolean {
  return at + 2 < to && /^以[上下内]$/.test(wordAt(tokens, at + 1, view)) && tokens[at + 2]!.kind === "n" && HOLDERS.test(wordAt(tokens, at + 2, view));
}

/** 570公里|外的信阳, 从6个|方面总结, 百亿|优质项目. */
export function saysNothing(tokens: readonly Token[], at: number, to: number, view: ReadingView): boolean {
  const q = tokens[at]!.q!;
  if (q.type === "quantity") return view.key[q.end] === "外" && /[里米]$/.test(q.unitText ?? "");
  if (q.type !== "cardinal") return false;
  if (q.unit !== undefined) return q.unit === "个" && /^(?:方面|层面|环节|维度|角度)/.test(view.key.slice(q.end, q.end + 2));
  return sizesKind(tokens, at, to, view);
}

/** 50亿、百亿|优质项目: a magnitude without a unit, alone or in a list, right before what is of that size. */
function sizesKind(tokens: readonly Token[], at: number, to: number, view: ReadingView): boolean {
  const q = tokens[at]!.q!;
  if (!/[万亿]$/.test(view.key.slice(q.start, q.end))) return false;
  let i = at + 1;
  while (i + 1 < to && tokens[i]!.kind === "dun" && tokens[i + 1]!.kind === "q" && tokens[i + 1]!.q!.unit === undefined) i += 2;
  return i < to && tokens[i]!.start === tokens[i - 1]!.end && tokens[i]!.kind === "n" && SIZED.test(wordAt(tokens, i, view)) && (i + 1 >= to || tokens[i + 1]!.kind !== "q");
}
