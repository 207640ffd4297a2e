import { shift } from "../text/decimal.ts";
import { Around, loadAround } from "./around.ts";
import { qualify } from "./context.ts";
import type { Draft, Reader } from "./draft.ts";
import type { Amount } from "./measured.ts";
import { isHan } from "./ordinal.ts";
import { signed } from "./sign.ts";
import { isToldOfMoney } from "./told.ts";
import { readUnit } from "./unit.ts";

export function qualified(reader: Reader, draft: Draft | undefined, isBare = false): Draft | undefined {
  if (draft !== undefined && draft.type !== "enumerator") qualify(reader, draft, isBare);
  return draft;
}

const BLANK = 32;

export function currencyBefore(reader: Reader, i: number): { readonly start: number; readonly code: string } | undefined {
  const { key, words } = reader;
  const at = key.charCodeAt(i - 1) === BLANK ? i - 1 : i;
  const match = words.currenciesBefore.match(key, at, reader.last);
  return match === 0 ? undefined : { start: at - words.currenciesBefore.lengthOf(match), code: words.currenciesBefore.valueOf(match) };
}

/** > | HK$100   人民币5亿元   $3.5 million   The named currency wins over a bare 元. */
export function priced(reader: Reader, amount: Amount, prefix: { readonly start: number; readonly code: string }): Draft | undefined {
  const { draft, unit } = amount;
  // 人民币31.79分, 港幣0.73仙: hundredths of the currency that is named.
  const minor = reader.key[amount.numeral.end] ?? "";
  if (draft.value !== undefined && draft.range === undefined && ((minor === "分" && unit?.unit.name === "分") || (minor === "仙" && unit === undefined))) {
    draft.value = shift(draft.value, -2);
    draft.end = amount.numeral.end + 1;
    return priced(reader, { ...amount, unit: undefined }, prefix);
  }
  // ¥1,299起: a sign of money is never followed by what is counted.
  if (unit?.unit.kind === "classifier" && amount.draft.range === undefined && !isHan(reader.key[amount.numeral.start - 1] ?? "")) {
    draft.end = amount.numeral.end;
    return priced(reader, { ...amount, unit: undefined }, prefix);
  }
  if (unit !== undefined && unit.unit.kind !== "money") return finish(reader, amount);
  draft.type = "money";
  draft.unit = unit === undefined || unit.unit.code === "CNY" ? prefix.code + (unit === undefined ? "" : unit.code.slice(3)) : unit.code;
  draft.start = prefix.start;
  return qualified(reader, draft);
}

export function finish(reader: Reader, amount: Amount): Draft | undefined {
  const { draft, numeral, unit } = amount;
  if (unit?.unit.kind === "money" && unit.unit.name === "块" && !isMoneyPiece(reader, amount)) {
    draft.type = "cardinal";
    draft.unit = "块";
    draft.end = unit.end;
    draft.value = numeral.value;
  }
  if (draft.type === "cardinal" && unit === undefined && isToldOfMoney(reader, numeral)) {
    draft.type = "money";
    draft.unit = "CNY";
  }
  signed(reader, draft);
  named(reader, draft);
  if ((draft.type === "quantity" || draft.type === "money") && draft.unit !== undefined && !draft.unit.includes("/")) {
    const per = perBefore(reader, draft.start);
    draft.unit += per.code;
    if (per.start < draft.start) draft.lead = per.start;
  }
  return qualified(reader, draft, numeral.bare);
}

/** > | 华氏85度   摄氏36度   两度夺冠   What stands around a unit says that it is another one. */
function named(reader: Reader, draft: Draft): void {
  // 3胜5平: drawn matches, no square metres.
  if (draft.unitText === "平" && "胜负".includes(reader.key[draft.start - 1] ?? " ")) {
    draft.type = "cardinal";
    draft.unit = "平";
  }
  if (draft.unit !== "deg") return;
  // 两度夺冠: twice.
  if (draft.notation === "han" && draft.range === undefined && draft.end - draft.start === 2 && draft.value!.digits < 10n && isHan(reader.key[draft.end] ?? " ") && !"左以上的电高低为是和至到".includes(reader.key[draft.end]!) && !"温低高达约为至到度".includes(reader.key[draft.start - 1] ?? " ")) {
    draft.type = "cardinal";
    draft.unit = "度";
    return;
  }
  const scale = scaleBefore(reader, draft.start);
  if (scale !== undefined) draft.start -= 2;
  draft.unit = scale ?? scaleOfWarmth(reader, draft) ?? "deg";
}

/** > | 摄氏|36度   华氏|85度 */
function scaleBefore({ key, last }: Reader, at: number): "Cel" | "[degF]" | undefined {
  if (at - 2 < last || key[at - 1] !== "氏") return undefined;
  return key[at - 2] === "摄" ? "Cel" : key[at - 2] === "华" ? "[degF]" : undefined;
}

/** > | 最高|气温达到38度   零下5度   华氏温度98度   A word of warmth before the degrees, over verbs and comparators: of Celsius, unless it says otherwise. */
function scaleOfWarmth(reader: Reader, { start, negative }: Draft): "Cel" | "[degF]" | undefined {
  const { key, last, words: { leading, before } } = reader;
  if (negative === true && key.startsWith("零下", start)) return scaleBefore(reader, start) ?? "Cel";
  const compared = before.match(key, start, last);
  let from = start - (compared === 0 ? 0 : before.lengthOf(compared));
  for (let step = 0; step < 3 && from > last && "为达到至在是仅只有了升降约".includes(key[from - 1]!); step++) from--;
  const word = leading.temperature.match(key, from, last);
  return word === 0 ? undefined : scaleBefore(reader, from - leading.temperature.lengthOf(word)) ?? "Cel";
}

/** > | 每立方米28微克   每小时120公里   每吨500元   The unit that 每 names before the number, as "/m3", and where 每 stands. */
function perBefore(reader: Reader, start: number): { readonly code: string; readonly start: number } {
  const between = reader.words.before.match(reader.key, start, reader.last); // 每秒|约|30万公里
  return between === 0 ? perAt(reader, start) : { code: perAt(reader, start - reader.words.before.lengthOf(between)).code, start };
}

function perAt(reader: Reader, start: number): { readonly code: string; readonly start: number } {
  const { key, end } = reader;
  if (start > 0 && (loadAround()[key.charCodeAt(start - 1)]! & Around.SPEED) !== 0 && HOURLY.test(key.slice(Math.max(0, start - 5), start))) return { code: "/h", start }; // 时速350公里
  const floor = Math.max(reader.last, start - LONGEST_PER); // no further back: a text without 每 is not searched to its head
  let each = start - 2;
  while (each >= floor && key.charCodeAt(each) !== EACH) each--;
  if (each < floor) return { code: "", start };
  const unit = readUnit(reader, each + 1);
  if (unit === undefined || unit.end !== start || unit.end > end) return { code: "", start };
  const isClock = unit.unit.kind === "duration" && (unit.code === "h" || unit.code === "min" || unit.code === "s");
  if (unit.unit.kind === "quantity" || isClock) return { code: `/${unit.code}`, start: each };
  // 约每部50万元: the comparator stands before 每.
  return unit.unit.kind === "classifier" && reader.words.before.match(key, each, reader.last) !== 0 ? { code: "", start: each } : { code: "", start };
}

const HOURLY = /时速[为达到可约高超过]{0,3}$/;

const EACH = 0x6bcf;
/** 每 and the longest unit behind it. */
const LONGEST_PER = 7;

/** 三块五, 20块 are money; 三块石头 are pieces. */
function isMoneyPiece(reader: Reader, amount: Amount): boolean {
  const { key, end } = reader;
  const { draft, unit } = amount;
  if (draft.end > unit!.end) return true;
  const next = key[draft.end];
  return draft.end >= end || next === undefined || !isHan(next) || "钱多左以的一就吧啊了呢每买不起给付还租借赚".includes(next) || (draft.start > 0 && "花付赚挣赔罚欠扣账".includes(key[draft.start - 1]!));
}
