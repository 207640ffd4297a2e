import { checkOptionNames, checkText } from "../error.ts";
import { EditBuilder } from "../text/edit-builder.ts";
import type { EditSet } from "../text/edits.ts";
import { matchKey } from "../text/key.ts";
import { compare, type Decimal, decimalText, ONE, shift } from "../text/decimal.ts";
import { checkRules, isOn } from "./rules.ts";
import { readNumeral } from "./cardinal.ts";
import { isLongerUnit } from "./magnitude.ts";
import { MAX_DIGITS, type Numeral, type Source } from "./numeral.ts";
import type { Draft } from "./draft.ts";
import { openReader, type Place, readDrafts } from "./find.ts";
import { Kind, loadTables } from "./tables.ts";
import type { RuleChoice, StageContext } from "../stage.ts";
import type { Quantity } from "./types.ts";

export interface ToArabicOptions {
  readonly rules?: RuleChoice;
}

export interface ToArabic {
  (text: string, options?: ToArabicOptions): string;
  /** The same as edits of the text. */
  edits(text: string, options?: ToArabicOptions, context?: StageContext): EditSet;
}

const NUMERAL = "numerals/arabic";
const PERCENT = "numerals/arabic.percent";
const FRACTION = "numerals/arabic.fraction";

/** Types whose Han numerals are rewritten. */
const REWRITTEN = new Set<Quantity["type"]>(["cardinal", "ordinal", "rank", "money", "quantity", "duration", "date", "datetime", "year", "time", "multiple", "percentage-point", "percent", "fraction", "ratio", "period", "phone"]);

/**
 * Rewrites the Han numerals of quantities in Arabic digits; words, names and approximations stay as they are.
 *
 * toArabic("增长百分之四点五，共三百二十家，十几个统一标准") → "增长4.5%，共320家，十几个统一标准"
 */
export const toArabic: ToArabic = /* @__PURE__ */ Object.assign((text: string, options: ToArabicOptions = {}): string => editsOf(text, options).apply(text), { edits: editsOf });

function editsOf(text: string, options: ToArabicOptions = {}, context?: StageContext): EditSet {
  void context;
  checkText(text, "toArabic");
  checkOptionNames(options, ["rules"]);
  checkRules(options.rules);
  // Digits may show a quantity that the Han numerals hid (一周一V → 一周1V → 1周1V), so what was rewritten is read again.
  const places: Place[] = [];
  let edits = rewriteOnce(text, options, undefined, places);
  for (let output = edits.apply(text), more = edits, round = 1; !more.isEmpty && round < ROUNDS && hasHanNumeral(output); round++) {
    more = rewriteOnce(output, options, unchangedPlace(places, more), places);
    if (more.isEmpty) break;
    edits = edits.compose(more);
    output = more.apply(output);
  }
  return edits;
}

/** A reading looks ahead no further than its longest numeral, and what is around that. */
const LOOK_AHEAD = 2 * MAX_DIGITS;

/** The last place so far before the first edit that nothing behind the edit was looked at; the later ones are dropped. */
function unchangedPlace(places: Place[], edits: EditSet): Place | undefined {
  const [first] = edits;
  while (places.length > 0 && places.at(-1)!.at > first!.start - LOOK_AHEAD) places.pop();
  return places.at(-1);
}

function hasHanNumeral(text: string): boolean {
  const { kinds } = loadTables();
  for (let i = 0; i < text.length; i++) {
    const kind = kinds[text.charCodeAt(i)]!;
    if (kind > Kind.ARABIC && kind <= Kind.TALLY) return true;
  }
  return false;
}

/** Each round leaves fewer Han numerals; real text is done after one. */
const ROUNDS = 8;

function rewriteOnce(text: string, options: ToArabicOptions, from: Place | undefined, places: Place[]): EditSet {
  const builder = new EditBuilder(text);
  const source = openReader(text, matchKey(text), { lenient: false, include: ["phone"] }); // every offset of the key is one of the text
  const bounded = { ...source };
  readDrafts(source, (draft) => {
    if (draft.notation === "arabic" || !REWRITTEN.has(draft.type) || isOldCalendar(source, draft)) return;
    const inParts = (draft.type === "percent" || draft.type === "fraction") && source.key.slice(draft.start, draft.end).includes("分之");
    if (draft.type === "percent" && inParts) {
      if (isOn(PERCENT, options.rules)) rewritePercent(source, draft, builder);
    } else if (draft.type === "fraction") {
      if (isOn(FRACTION, options.rules) && inParts && draft.range === undefined && draft.numerator !== undefined) builder.replace(draft.start, draft.end, `${decimalText(draft.numerator)}/${decimalText(draft.denominator!)}`, FRACTION);
    } else if (isOn(NUMERAL, options.rules)) rewriteNumerals(bounded, draft, builder);
  }, from, places);
  return builder.finish();
}

/** > | 正月初五   嘉靖九年   GB/T 15835 writes the lunar calendar and the years of an era in Han; 公元一九九六年 is of ours. */
function isOldCalendar({ key }: Source, { start, numeralStart, iso }: Draft): boolean {
  return iso !== undefined && (iso.startsWith("lunar:") || (iso !== undefined && start < numeralStart && /^[^公前\d]/.test(key.slice(start, numeralStart)) && key[numeralStart - 1] !== "午" && /^-?\d{4}/.test(iso)));
}

function rewritePercent({ key }: Source, { start, end, value, range }: Draft, builder: EditBuilder): void {
  if (value === undefined || range !== undefined || /[几多]/.test(key.slice(start, end))) return;
  const sign = key.startsWith("千分之", start) || key.startsWith("千分之", start + 1) ? "‰" : key.startsWith("万分之", start) ? "‱" : "%";
  const places = sign === "‰" ? 1 : sign === "‱" ? 2 : 0;
  builder.replace(start, end, decimalText(shift(value, places)) + sign, PERCENT);
}

/** Every Han numeral inside the quantity: 二〇二三年|十二|月, 五元|六|角. `source` is read as far as each may go. */
function rewriteNumerals(source: { -readonly [Key in keyof Source]: Source[Key] }, quantity: Draft, builder: EditBuilder): void {
  const { kinds } = source.tables;
  const isTime = quantity.type === "time" || quantity.type === "datetime";
  for (let i = quantity.start; i < quantity.end; ) {
    if (kinds[source.key.charCodeAt(i)]! === 0 || (source.key[i] === "零" && source.key[i + 1] === "下")) {
      i++;
      continue;
    }
    // 八点三刻: 点 parts hours and quarters here, it is no decimal point.
    const point = isTime ? source.key.slice(i, quantity.end).indexOf("点") : -1;
    source.end = point > 0 ? i + point : quantity.end;
    const numeral = readNumeral(source, i);
    source.end = source.key.length;
    if (numeral === undefined) {
      i++;
      continue;
    }
    // Beside other digits the new ones would make a third number: 卅三3.
    const stays = !isSeparated(source, numeral) || isListed(source, numeral) || source.key[numeral.end] === "季"; // 三季度 keeps the form that everybody uses
    const digits = stays ? undefined : arabicOf(source, numeral);
    if (digits !== undefined) {
      const minus = quantity.negative === true && source.key[numeral.start - 1] === "负" && quantity.start === numeral.start - 1;
      builder.replace(numeral.start - (minus ? 1 : 0), numeral.end, (minus ? "-" : "") + digits, NUMERAL);
    }
    i = numeral.end;
  }
}

/** No numeral touches it: a point or a sign may (三点十五分, 负三). */
function isSeparated(source: Source, { start, end }: Numeral): boolean {
  const { kinds } = source.tables;
  const isNumeral = (kind: number | undefined): boolean => kind !== undefined && kind > 0 && kind !== Kind.POINT && kind !== Kind.SIGN;
  return !isNumeral(kinds[source.key.charCodeAt(start - 1)]) && (!isNumeral(kinds[source.key.charCodeAt(end)]) || isLongerUnit(source, end)); // 一|千克
}

/** > | 第一、|二|、四方面军   A member of a list of Han numerals: all of them stay, for not every one is read. */
function isListed({ key, tables: { kinds } }: Source, { start, end }: Numeral): boolean {
  const isHanNumeral = (at: number): boolean => (kinds[key.charCodeAt(at)] ?? 0) > Kind.ARABIC && kinds[key.charCodeAt(at)]! <= Kind.MAGNITUDE;
  const pauses = (at: number): boolean => key[at] === "、" || key[at] === "﹑";
  return (pauses(start - 1) && isHanNumeral(start - 2)) || (pauses(end) && isHanNumeral(end + 1));
}

/** undefined: stays as it is (ranges, 百亿, 三千多万, numbers that are Arabic in part); 一百多 becomes 100多. */
function arabicOf(source: Source, numeral: Numeral): string | undefined {
  if (numeral.arabic || numeral.high !== undefined || numeral.bare) return undefined;
  const { key } = source;
  if (numeral.more !== undefined) return numeral.places < 4 && key[numeral.end - 1] === numeral.more ? decimalText(numeral.value) + source.raw[numeral.end - 1]! : undefined;
  if (numeral.digits && numeral.value.scale === 0) return decimalText(numeral.value).padStart(numeral.end - numeral.start, "0");
  const last = key[numeral.end - 1];
  const places = last === "亿" ? 8 : last === "万" ? 4 : 0;
  if (places === 0) return decimalText(numeral.value);
  const hundredMillions = shift(numeral.value, -8);
  if (compare(hundredMillions, ONE) >= 0 && fractionDigits(hundredMillions) <= 4) return `${decimalText(hundredMillions)}${unitAs(source, numeral, "亿")}`;
  return decimalText(shift(numeral.value, -places)) + unitAs(source, numeral, places === 8 ? "亿" : "万");
}

function fractionDigits(value: Decimal): number {
  const text = decimalText(value);
  const point = text.indexOf(".");
  return point < 0 ? 0 : text.length - point - 1;
}

/** The magnitude in the script of the text: 億 stays 億. */
function unitAs(source: Source, numeral: Numeral, unit: string): string {
  for (let i = numeral.end - 1; i >= numeral.start; i--) if (source.key[i] === unit) return source.raw[i]!;
  return unit;
}
