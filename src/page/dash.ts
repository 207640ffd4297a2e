import type { Finding } from "../stage.ts";
import { CharClass, loadClasses } from "../text/classes.ts";
import { EditBuilder } from "../text/edit-builder.ts";
import type { EditSet } from "../text/edits.ts";

export const DASH_FAMILY = "dash.one";
const DASH_RULE = `page/${DASH_FAMILY}`;
const ONE = "一";
const { HAN } = CharClass;
/** A chain in quotation marks is no longer than this, and its parts are words of 2 to 6 characters. */
const LONGEST_CHAIN = 30;
const SHORTEST_PART = 2;
const LONGEST_PART = 6;
/** 统一 唯一 第一 …: the character before belongs to the one. */
const BEFORE = "统單单唯同专專划第之其万萬初周逐进進每如归歸合十百千二三四五六七八九零〇两兩星期礼拜禮不均";
/** 一个 一步 一体 …: the one belongs to the character behind. */
const AFTER = "个個种種步些样樣体體定般次起直流线線级級年月日天点點位名条條件块塊片家批号號切时時旦致贯貫律并並再心意面边邊方半张張句本座头頭股道类類带帶路二三四五六七八九十百千万亿代辈生世人期分份所间間";

/**
 * Where OCR read a dash as 一: two or more between words of Han characters inside one quotation, “初创一苗圃一小巨人”. Nothing is
 * changed here; each place is an offset of the text.
 *
 *     “初创一苗圃一小巨人”
 *         ^    ^
 */
export function findDashes(text: string): readonly number[] {
  const found: number[] = [];
  for (let open = text.indexOf("“"); open >= 0; open = text.indexOf("“", open + 1)) {
    const close = closeOf(text, open + 1);
    if (close > 0) found.push(...dashesIn(text, open + 1, close));
  }
  return found;
}

/** The closing mark of a short quotation of Han characters alone; 0 when there is none. */
function closeOf(text: string, from: number): number {
  const classes = loadClasses();
  for (let i = from; i < Math.min(text.length, from + LONGEST_CHAIN + 1); i++) {
    if (text[i] === "”") return i;
    if ((classes[text.charCodeAt(i)]! & HAN) === 0) return 0;
  }
  return 0;
}

function dashesIn(text: string, from: number, to: number): number[] {
  const places: number[] = [];
  let start = from;
  for (let i = from; i <= to; i++) {
    if (i < to && text[i] !== ONE) continue;
    if (i - start < SHORTEST_PART || i - start > LONGEST_PART) return [];
    if (i === to) break;
    if (BEFORE.includes(text[i - 1]!) || AFTER.includes(text[i + 1]!)) return [];
    places.push(i);
    start = i + 1;
  }
  return places.length >= 2 ? places : [];
}

/** What is told of such places when the rule is not switched on. */
export function dashFindings(places: readonly number[]): Finding[] {
  return places.map((start) => ({ ruleId: DASH_RULE, start, end: start + 1, reason: "A dash between the links of a chain was probably read as 一.", actual: ONE, expected: ["—"] }));
}

export function dashEdits(text: string): EditSet {
  const out = new EditBuilder(text);
  for (const place of findDashes(text)) out.replace(place, place + 1, "—", DASH_RULE);
  return out.finish();
}
