/** Branches of the economy, which say of what a bare 增加值 or 产值 is. */
import { simplified } from "./memory.ts";

/** 畜牧业, 第三产业, 非公有制经济; 企业, 就业 and the like are no branches. */
const SECTOR = /^[^,、的:(]{1,11}?(?:[^企就创毕作专事开停营敬]业|经济)(?![人企户者主体园区])/;
/** 粮食|生产再创新高; 安全生产 and 生产总值 are words of their own. */
const GROWN = /^[^,、的:(]{1,7}?[^,、的:(全年](?=生产(?![总线基能企性力资者要]))/;

/** The branch that a phrase begins with: 第三产业|取得新发展, 规模以上工业|; null when it begins with none. */
export function sectorOf(phrase: string): string | null {
  const key = simplified(phrase.slice(0, LONGEST_SECTOR));
  const found = SECTOR.exec(key) ?? GROWN.exec(key);
  return found === null ? null : phrase.slice(0, found[0].length);
}

const LONGEST_SECTOR = 16;
/** A clause or sentence that only opens a theme is no longer than this. */
const LONGEST_THEME = 32;
const ENDS = "。;；!！?？,，:：\n";

/** 第三产业取得新发展。|实现增加值1380亿元: the branch that the clause or sentence right before `at` speaks of; null when that one has figures. */
export function themeBefore(text: string, at: number): string | null {
  if (!"。,，".includes(text[at - 1] ?? " ")) return null;
  let start = at - 1;
  while (start > 0 && at - start < LONGEST_THEME && !ENDS.includes(text[start - 1]!)) if (/\d/.test(text[--start]!)) return null;
  return at - start < LONGEST_THEME ? sectorOf(text.slice(start, at - 1)) : null;
}
