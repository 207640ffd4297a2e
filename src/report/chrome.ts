import type { Lexicon } from "./lexicon.ts";
import { type Draft, simplified } from "./memory.ts";
import type { ReadingView } from "./view.ts";

/** 查看: 66|回复: 0, 签到天数: 742 天: the furniture of a page. The word alone is the whole name, and a colon or the line's edge stands beside it. */
export function isChrome(draft: Draft, view: ReadingView, lexicon: Lexicon): boolean {
  if (draft.indicator.length > lexicon.longestChrome) return false;
  const name = simplified(draft.indicator);
  if (!lexicon.chrome.has(name)) return false;
  const before = view.key.slice(Math.max(0, draft.q.start - 3), draft.q.start);
  if (/[:：]\s*$/.test(before)) return true;
  const { key } = view;
  // 浏览1523次,回复46条
  if (draft.clause[1] - draft.clause[0] <= name.length + draft.q.end - draft.q.start && /^\d{1,6}[次条个人]$/.test(draft.q.text)) return true;
  let start = draft.clause[0];
  while (start > 0 && key[start - 1] !== "\n" && draft.clause[0] - start < 40) start--;
  return key.slice(start, draft.clause[0]).trim() === "" && draft.clause[1] - draft.clause[0] <= name.length + 12 && !/[。;!?,]/.test(key[draft.clause[1]] ?? "\n");
}
