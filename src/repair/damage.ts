import { checkText } from "../error.ts";
import { CharClass, loadClasses } from "../text/classes.ts";
import type { Range } from "../text/edits.ts";
import { isPrivateUse } from "./gbk.ts";
import { findHanNoise } from "./han-noise.ts";

export interface DamageSpan extends Range {
  /** "lost": U+FFFD, 锟斤拷, 烫烫烫; "private": units without a character; "control": controls; "bytes": a text in a wrong encoding, as Latin-1 letters in a row or as Han that nobody writes. */
  readonly kind: "lost" | "private" | "control" | "bytes";
}

export interface Damage {
  /** none; slight: up to 1 % of the text; heavy: up to 20 %; hopeless: more. */
  readonly level: "none" | "slight" | "heavy" | "hopeless";
  readonly spans: readonly DamageSpan[];
}

/** What UTF-8's U+FFFD twice, and memory filled with CC or CD, look like in GBK. One of them may be talked about; a row may not. */
const LOST = ["锟斤拷", "烫烫烫", "屯屯屯"];
/** What a text about 锟斤拷 says. 烫烫烫 and 屯屯屯 may be words wherever they stand alone. */
const TALK = /[“”‘’「」『』"'《》（(]锟斤拷|锟斤拷(?:[“”‘’「」『』"'《》）)]|是|指|怎|为|為|从|從|的由|的来|的來)|[乱亂][码碼]|[编編][码碼]|烫烫烫|屯屯屯/;

/**
 * How damaged a text is, with the places, so that a corpus builder can filter. Nothing is changed.
 *
 * @example
 * damage("锟斤拷锟斤拷锟斤拷").level; // "hopeless"
 */
export function damage(text: string): Damage {
  checkText(text, "damage");
  const classes = loadClasses();
  const spans: DamageSpan[] = [];
  const noise = findHanNoise(text);
  let nextNoise = 0;
  let talk: boolean | undefined;
  let units = 0;
  for (let i = 0; i < text.length; ) {
    const start = i;
    if (noise[nextNoise]?.start === i) {
      spans.push({ ...noise[nextNoise]!, kind: "bytes" });
      i = noise[nextNoise++]!.end;
      units += i - start;
      continue;
    }
    const kind = kindAt(text, i, classes);
    if (kind === undefined) {
      i++;
      continue;
    }
    while (i < text.length && noise[nextNoise]?.start !== i && kindAt(text, i, classes) === kind) i += kind === "lost" && text.charCodeAt(i) !== 0xfffd ? 3 : 1;
    // A word of another language has one or two such letters side by side; 锟斤拷 alone may be what the text is about.
    const enough = kind === "bytes" ? 4 : kind === "lost" && text.charCodeAt(start) !== 0xfffd ? 6 : 1;
    if (i - start < enough && !(kind === "lost" && text[start] === "锟" && !(talk ??= TALK.test(text)))) continue;
    spans.push({ start, end: i, kind });
    units += i - start;
  }
  const share = units / Math.max(1, text.length);
  return { level: units === 0 ? "none" : share <= 0.01 ? "slight" : share <= 0.2 ? "heavy" : "hopeless", spans };
}

function kindAt(text: string, i: number, classes: Uint8Array): DamageSpan["kind"] | undefined {
  const unit = text.charCodeAt(i);
  if (unit === 0xfffd || LOST.some((lost) => lost.charCodeAt(0) === unit && text.startsWith(lost, i))) return "lost";
  if ((classes[unit]! & (CharClass.DAMAGE | CharClass.LATIN)) === 0) return undefined;
  if (isPrivateUse(unit)) return "private";
  if (unit < 0x20 || (unit >= 0x7f && unit < 0xa0)) return "control";
  return unit >= 0xa1 && unit <= 0xff ? "bytes" : undefined;
}
