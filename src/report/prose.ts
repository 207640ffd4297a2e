import { type Lexicon, type ProseWord, Sign } from "./lexicon.ts";
import { type Draft, simplified } from "./memory.ts";
import { WIDE } from "./name.ts";

/** 我国粮食产量, 我院受理案件: 我 in front of what a report speaks for. */
const OUR = /我[国省市区县州镇乡村院校局厅部会司行社厂军队方街旗盟]/;

/** 一辆汽车每小时行80千米, 那座山: no indicator is one thing that is pointed at. */
const POINTED = /^[一那这][辆个只位名条座间台块根本张艘头棵匹](?!半)/;

/** 时间45分钟, 限量500份, 量150ml: the whole name is such a word, or one character. */
export function namesNothing({ indicator, q }: Draft, { prose }: Lexicon): boolean {
  const name = simplified(indicator);
  if (/^\d[\d.]*[年月日天个人元次岁]?$/.test(name)) return true; // 10年至1年7个月
  return (name.length === 1 && !WIDE.has(name) && q.unit !== "人") || prose.whole.has(name);
}

/** 我住过|398元, 他带头捐资|1000元: told in a story; no indicator has such a name. */
export function isProse(indicator: string, { prose, signs, words }: Lexicon): boolean {
  const key = simplified(indicator);
  const name = key.includes("我") ? key.replace(OUR, "") : key;
  if (POINTED.test(name)) return true;
  const begins = signs[name.charCodeAt(0)]!;
  const ends = signs[name.charCodeAt(name.length - 1)]!;
  if ((begins & Sign.START) !== 0 && prose.start.some(({ word }) => name.startsWith(word) && (words.longestAt(name, 0, name.length)?.length ?? 0) <= word.length)) return true; // 不过夜|旅客
  if ((ends & Sign.END) !== 0 && prose.end.some((item) => standsAt(name, item, name.length - item.word.length))) return true;
  for (let at = 0; at < name.length; at++) {
    const unit = name.charCodeAt(at);
    if ((signs[unit]! & Sign.IN) !== 0 && prose.in.get(unit)!.some((item) => standsAt(name, item, at) && name.indexOf(item.word) === at)) return true;
  }
  return false;
}

/** Is the word there, and no part of another one: 要, but not 需|要. */
function standsAt(name: string, { word, unless }: ProseWord, at: number): boolean {
  return at >= 0 && name.startsWith(word, at) && !(at > 0 && unless.includes(name[at - 1]!));
}
