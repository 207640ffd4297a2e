import { simplified } from "./memory.ts";

/** What of an indicator is ranked. */
const RANKED = ["总量", "增速", "增幅", "增量", "占比", "比重", "规模", "数量", "均量", "人均", "降幅", "增长率", "绝对额", "绝对量", "得分", "进度"];

function rankedWord(part: string): string | undefined {
  return RANKED.find((word) => simplified(part).endsWith(word));
}

/** Is the name no more than what of another is ranked: 占比? */
export function isRankedWord(name: string): boolean {
  return RANKED.includes(simplified(name));
}

/**
 * 建筑业产值总量和增速分居第二和第三: 建筑业产值, ranked by 总量 and by 增速. `by`: the word that was taken off the end already. An
 * empty `head` is what was named before; null when nothing is ranked by two things.
 */
export function rankedByEach(name: string, by: string | null): { readonly head: string; readonly by: readonly string[] } | null {
  const parts = [...name.split(/[、和与及與]/), ...(by === null ? [] : [by])].filter((part) => part !== "");
  if (parts.length < 2) return null;
  const first = rankedWord(parts[0]!);
  if (first === undefined || !parts.slice(1).every((part) => rankedWord(part)?.length === part.length)) return null;
  return { head: parts[0]!.slice(0, -first.length), by: [parts[0]!.slice(-first.length), ...parts.slice(1)] };
}
