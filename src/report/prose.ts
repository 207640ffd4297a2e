import type { Lexicon, ProseWord } from "./lexicon.ts";
import { type Draft, indicatorLike, simplified } from "./memory.ts";

/** 我国粮食产量, 我院受理案件: 我 in front of what a report speaks for. */
const OUR = /我[国省市区县州镇乡村院校局厅部会司行社厂军队方街旗盟]/;

/** 我住过|398元, 他带头捐资|1000元: told in a story; no indicator has such a name. What grew is told wherever it stands. */
export function isProse(draft: Draft, { prose, proseSigns }: Lexicon): boolean {
  if (draft.kind !== "level" || indicatorLike(draft.indicator)) return false;
  const name = simplified(draft.indicator).replace(OUR, "");
  return prose.whole.some(({ word }) => name === word) || prose.start.some(({ word }) => name.startsWith(word)) || prose.end.some((item) => standsAt(name, item, name.length - item.word.length)) || (hasOneOf(name, proseSigns) && prose.in.some((item) => standsAt(name, item, name.indexOf(item.word)))) || /(?<![其吉])他/.test(name);
}

function hasOneOf(name: string, signs: ReadonlySet<string>): boolean {
  for (const sign of name) if (signs.has(sign)) return true;
  return false;
}

/** Is the word there, and no part of another one: 要, but not 需|要. */
function standsAt(name: string, { word, unless }: ProseWord, at: number): boolean {
  return at >= 0 && name.startsWith(word, at) && !(at > 0 && unless.includes(name[at - 1]!));
}
