import { signsOf, unitSigns } from "../text/unit-signs.ts";

/** What the last unit of a phrase may end, and what any unit of it may be a part of: most phrases have nothing of it. */
const End = { GROWTH: 1, PLACE: 2, RECORD: 4, MANNER: 8, BETTERED: 16 } as const;
const Within = { LIST: 32, MANNER: 64 } as const;
let signs: Uint8Array | undefined;

function loadSigns(): Uint8Array {
  return (signs ??= unitSigns([
    ["速幅", End.GROWTH], ["中上面里", End.PLACE], ["高低录錄平绩績", End.RECORD], ["大小快慢高低多少强強弱最", End.MANNER], ["强高善大升化", End.BETTERED],
    ["、和与及與", Within.LIST], ["表走", Within.MANNER],
  ]));
}

function endsWith(phrase: string, sign: number): boolean {
  return (loadSigns()[phrase.charCodeAt(phrase.length - 1)]! & sign) !== 0;
}

function holds(phrase: string, sign: number): boolean {
  return (signsOf(phrase, loadSigns()) & sign) !== 0;
}

/** 申报数、认定数; 城镇和农村 */
export function isList(phrase: string): boolean {
  return holds(phrase, Within.LIST);
}

/** 销货量|升幅 */
const GROWTH = /(.{3})(?:增速|增幅|升幅|跌幅|降幅|涨幅|漲幅)$/;

export function withoutGrowth(phrase: string): string {
  return endsWith(phrase, End.GROWTH) ? phrase.replace(GROWTH, "$1") : phrase;
}

/** 总销货价值|中, 环保|方面, 全国竞争力排名|里 */
const PLACE = /(?:中|上|方面|里)$/;

export function withoutPlace(phrase: string): string {
  return endsWith(phrase, End.PLACE) ? phrase.replace(PLACE, "") : phrase;
}

/** 均创历史新高: says something of what was named, and names nothing. */
const RECORD = /^(?:再|又|并|均|双双)?(?:[创創]|刷新|突破)(?:下|造)?.{0,6}(?:新高|新低|[纪紀][录錄]|记录|最好水平|佳[绩績])$/;

export function isRecord(name: string): boolean {
  return endsWith(name, End.RECORD) && RECORD.test(name);
}

/** 并购额|最(高的是通信业), 集体企业|波动较大: how it is, behind its name. */
const DESCRIBED = /^(.{2,}?)(?:(?:波动|波動|起伏|变化|變化|差异|差異)?(?:[较較更略]|有所)[大小快慢高低多少强強弱]|(?:表[现現]|走[势勢])(?:[较較更略]|相[对對])?.{1,3}|[升增漲涨跌降][幅速]最[大高多快小低少慢]|最)$/;
/** 规划能力|不断加强 */
const BETTERED = /(?<=.{2})(?:不断|進一步|进一步|持续|明显|显著|逐步|日益|全面)(?:加强|提高|增强|改善|加大|提升|优化|完善|壮大)$/;

/** The name without what is said of it. */
export function withoutPredicate(name: string): string {
  const what = endsWith(name, End.MANNER) || holds(name, Within.MANNER) ? name.replace(DESCRIBED, "$1") : name;
  return endsWith(what, End.BETTERED) ? what.replace(BETTERED, "") : what;
}
