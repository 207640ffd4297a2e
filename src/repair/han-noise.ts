import { isHan } from "../text/classes.ts";
import type { Range } from "../text/edits.ts";
import { isPrivateUse } from "./gbk.ts";
import { loadTriggers, Trigger } from "./triggers.ts";

/**
 * Chinese in a wrong encoding of Chinese is Han again, but Han that nobody writes: of 涓枃 and 閻劍鍩涢崡蹇氼唴, read wrong twice,
 * every second character is one that texts hardly ever show. In clean text it is one in five at most, 盩厔 in a row of ten.
 */

/** What a rare character adds, what another one takes away, and the sum a stretch must reach. */
const RARE = 2.5;
const OTHER = -1;
const LEAST_SUM = 10;
const LEAST_UNITS = 8;
/** Characters with the mouth radical, in code order: Cantonese writes with those that others never need, 喺 嗰 哋 嘅. They tell nothing. */
const FIRST_MOUTH = 0x53e3;
const LAST_MOUTH = 0x56d6;
/** So far behind its best a stretch has ended. */
const MOST_LOSS = 8;

/** The stretches of Han characters that read as noise, in order. */
export function findHanNoise(text: string): Range[] {
  const triggers = loadTriggers();
  const out: Range[] = [];
  for (let i = 0; i < text.length; i++) {
    if (!isHan(text.charCodeAt(i)) || isMouth(text.charCodeAt(i)) || (triggers[text.charCodeAt(i)]! & Trigger.RARE) === 0) continue;
    let sum = 0;
    let best = 0;
    let end = i;
    let at = i;
    for (; at < text.length && sum >= Math.max(0, best - MOST_LOSS); at++) {
      const unit = text.charCodeAt(at);
      if (isPrivateUse(unit) || isMouth(unit)) continue; // a private-use unit may be a glyph of the page's font
      if (!isHan(unit)) break;
      sum += (triggers[unit]! & Trigger.RARE) !== 0 ? RARE : OTHER;
      if (sum <= best) continue;
      best = sum;
      end = at + 1;
    }
    if (best >= LEAST_SUM && end - i >= LEAST_UNITS) out.push({ start: i, end });
    i = at - 1;
  }
  return out;
}

function isMouth(unit: number): boolean {
  return unit >= FIRST_MOUTH && unit <= LAST_MOUTH;
}
