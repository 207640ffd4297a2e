import { EditBuilder } from "../text/edit-builder.ts";
import type { EditSet } from "../text/edits.ts";
import { loadBig5AsGbk, loadGbkAsBig5, readSwapped } from "./big5-gbk.ts";
import type { Finding } from "../stage.ts";
import { nextUnit } from "../text/scan.ts";
import { loadTriggers, Trigger } from "./triggers.ts";
import { nextUtf8, readUtf8Pairs } from "./utf8-gbk.ts";

/**
 * Chinese read with another encoding of Chinese: what is shown is Han again, 涓枃 for 中文. Such text is full of characters that
 * nobody writes; only lines that hold some are looked at, and what is read must be far more ordinary than what is shown, so
 * 娓娓道来 and 鐘鼎彝器 stay.
 */
export const UTF8_GBK = "repair/mojibake.utf8-gbk";
export const BIG5_GBK = "repair/mojibake.big5-gbk";
export const GBK_BIG5 = "repair/mojibake.gbk-big5";

export function repairHanMojibake(text: string, isOn: (rule: string) => boolean, report: (finding: Finding) => void): EditSet {
  const builder = new EditBuilder(text);
  const triggers = loadTriggers();
  for (let i = 0; (i = nextUnit(text, i, text.length, triggers, Trigger.RARE)) < text.length; i++) {
    const start = Math.max(builder.position, text.lastIndexOf("\n", i) + 1);
    const found = text.indexOf("\n", i);
    const end = found < 0 ? text.length : found;
    repairLine(text, start, end, builder, isOn, report);
    i = end;
  }
  return builder.finish();
}

function repairLine(text: string, start: number, end: number, builder: EditBuilder, isOn: (rule: string) => boolean, report: (finding: Finding) => void): void {
  if (isOn(UTF8_GBK)) {
    let changed = false;
    for (let i = start; (i = nextUtf8(text, i, end)) < end; i++) {
      const { end: read, reading } = readUtf8Pairs(text, i);
      if (reading !== undefined) {
        builder.replace(i, reading.end, reading.text, UTF8_GBK);
        if (reading.lost > 0) report({ ruleId: UTF8_GBK, start: i, end: reading.end, reason: "UTF-8 was read as GBK here; U+FFFD stands where bytes were lost.", actual: text.slice(i, Math.min(reading.end, i + 40)) });
        i = reading.end - 1;
        changed = true;
      } else if (read > i + 4) i = read - 1;
    }
    if (changed) return;
  }
  const big5 = isOn(BIG5_GBK) ? readSwapped(text, start, end, loadBig5AsGbk()) : undefined;
  const gbk = isOn(GBK_BIG5) ? readSwapped(text, start, end, loadGbkAsBig5()) : undefined;
  const reading = big5 ?? gbk;
  if (reading !== undefined) builder.replace(reading.start, reading.end, reading.text, big5 !== undefined ? BIG5_GBK : GBK_BIG5);
}
