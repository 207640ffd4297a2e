import type { Finding } from "../stage.ts";
import { damage } from "./damage.ts";

/** What is lost is told, never guessed: no rule can give back the characters that became U+FFFD. */
export const LOST_RULE = "repair/lost";

/** A page that is nothing but U+FFFD here and there must not cost more memory in findings than in text. */
const MOST_FINDINGS = 100;
/** Losses this near to each other are one: 锟斤拷�锟斤拷. */
const NEAR = 2;

export function reportLost(text: string, report: (finding: Finding) => void): void {
  const merged: { start: number; end: number }[] = [];
  let more = 0;
  for (const { start, end, kind } of damage(text).spans) {
    if (kind !== "lost") continue;
    const last = merged[merged.length - 1];
    if (last !== undefined && more === 0 && start - last.end <= NEAR) last.end = end;
    else if (merged.length < MOST_FINDINGS) merged.push({ start, end });
    else more++;
  }
  merged.forEach(({ start, end }, i) => {
    const note = more > 0 && i === merged.length - 1 ? { note: `and ${String(more)} more places` } : {};
    report({ ruleId: LOST_RULE, start, end, reason: "Characters were lost here before the text was saved; nothing can give them back.", actual: text.slice(start, Math.min(end, start + 40)), ...note });
  });
}
