/** Numbers that tell of nothing that is so much: how far off, how many points of a speech, which kind of thing. */
import { isLooseHan } from "./figure-words.ts";
import { indicatorLike } from "./memory.ts";
import type { Figure, Naming } from "./naming.ts";
import { wordAt } from "./number-first.ts";
import type { Token } from "./tokens.ts";
import type { ReadingView } from "./view.ts";

const HOLDERS = /^的?(?:企业|单位|项目|工程|用户|机组|锅炉|车辆|船舶|园区|医院|学校)/;
const SIZED = /^.{0,4}(?:项目|企业|产业|集群|园区|工程)$/;

/** 年产废量10吨|以上|企业的管理: the number says which of them. */
export function boundsKind(tokens: readonly Token[], at: number, to: number, view: ReadingView): boolean {
  return at + 2 < to && /^以[上下内]$/.test(wordAt(tokens, at + 1, view)) && tokens[at + 2]!.kind === "n" && HOLDERS.test(wordAt(tokens, at + 2, view));
}

/** 二十万元以上|一百万元以下的罚款, 三年以下有期徒刑: what a law threatens with. */
const PENALTY = /^(?:以[上下](?:\S{1,9}?以下)?)(?:的|不等)?(?:罚款|罚金|有期徒刑|拘役|赔偿)/;
const LONGEST_PENALTY = 24;

/** 570公里|外的信阳, 从6个|方面总结, 百亿|优质项目. */
export function saysNothing(tokens: readonly Token[], at: number, to: number, view: ReadingView): boolean {
  const q = tokens[at]!.q!;
  if (PENALTY.test(view.key.slice(q.end, q.end + LONGEST_PENALTY))) return true;
  if (q.type === "percent" || q.type === "discount") return q.text.endsWith("成") && /^[热熟新]/.test(view.key.slice(q.end, q.end + 1)); // 五成热, 七成新
  if (q.type === "quantity") return view.key[q.end] === "外" && /[里米]$/.test(q.unitText ?? "");
  if (q.type !== "cardinal") return false;
  if (q.unit === "次" && view.key[q.start - 1] === "分" && !"部成百十".includes(view.key[q.start - 2] ?? " ")) return true; // 分3次加糖
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

/** 跨越三个“十亿元”台阶: so many of what a later figure stands in. */
export function countsFigures(tokens: readonly Token[], at: number): boolean {
  const q = tokens[at]!.q!;
  const after = tokens[at + 1];
  return q.type === "cardinal" && isLooseHan(q) && (after?.kind === "q" || (after?.kind === "quote" && tokens[at + 2]?.kind === "q"));
}

/** 比分78比65 has no name of a ratio: 供求比1.4. */
const RATIO_NAME = /[比率例差距]$/;

/** A number without a unit, or a ratio, that no word leads to and no name explains: 比分78比65, (以女性为100). */
export function isBareNumber({ q, left, state, reading, growing }: Figure, { name, right }: Naming): boolean {
  const { view } = reading;
  if (q.type === "ratio" || q.type === "fraction") {
    if (name.endsWith("比分")) return true; // 四节比分为28-30
    if (left.linked) return false;
    return name === "" || (q.type === "ratio" && left.dir === 0 && !RATIO_NAME.test(name.slice(-2)));
  }
  if (q.type !== "cardinal" || q.unit !== undefined) return false;
  if (!left.linked) return !/[万亿萬億兆]/.test(q.text) && !growing && !(indicatorLike(name) && !right);
  // What an index is counted on.
  const [start] = state.clause;
  return view.key[start] === "以" || (q.value?.text === "100" && "(（".includes(view.text[start - 1] ?? " "));
}
