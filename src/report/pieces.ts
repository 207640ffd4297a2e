import type { Exact, Quantity } from "../numerals/types.ts";
import { CharClass, classOf } from "../text/index.ts";
import { countedNoun } from "./quantity.ts";

/**
 * The quantities of a text as a report means them: 25%至48% is one range, 5萬8,420元 one amount. Numbers that belong
 * together are never given as two.
 */
export function whole(quantities: readonly Quantity[], key: string): Quantity[] {
  const out: Quantity[] = [];
  for (const found of quantities) {
    const raw = firstMonths(tenthsBehind(alike(found), key), key);
    const before = out.at(-1);
    if (before !== undefined && sharesPoints(before, raw, key)) out[out.length - 1] = { ...before, type: "percentage-point", ...(raw.unit === undefined ? {} : { unit: raw.unit }), ...(raw.unitText === undefined ? {} : { unitText: raw.unitText }) };
    const q = alsoRank(manyParts(countedNoun(fallen(raw, key), key), key), before, key);
    const joined = before === undefined ? undefined : (percentRange(before, q, key) ?? lossRange(before, q, key) ?? amountInSteps(before, q, key));
    if (joined === undefined) out.push(q);
    else out[out.length - 1] = joined;
  }
  return merged(merged(merged(out, firstPlaces(key)), ratiosOfParts(key)), shorthand(key));
}

/** The same with every field written down, set or not: objects that are all built alike are read several times as fast. */
function alike(q: Quantity): Quantity {
  return {
    start: q.start, end: q.end, text: q.text, type: q.type, value: q.value, notation: q.notation, numeral: q.numeral,
    range: q.range, unit: q.unit, unitText: q.unitText, comparator: q.comparator, extent: q.extent, top: q.top, scope: q.scope, of: q.of, numerator: q.numerator, denominator: q.denominator, a: q.a, b: q.b,
  } as Quantity;
}

/** 跌幅3成5: tenths and hundredths, in digits. */
function tenthsBehind(q: Quantity, key: string): Quantity {
  if (q.type !== "discount" && q.type !== "percent") return q;
  if (!/^\d成$/.test(q.text) || !/^[1-9](?![\d.,个個人家件元年月日万萬])/.test(key.slice(q.end, q.end + 2)) || q.value === null) return q;
  const digit = key[q.end]!;
  const whole = q.text[0]!;
  const text = q.type === "discount" ? `0.${whole}${digit}` : `${whole}${digit}`;
  return { ...q, end: q.end + 1, text: q.text + digit, value: { text, number: Number(text) } };
}

/** 前11月|平均: the first months of a year, no day and no count. */
function firstMonths(q: Quantity, key: string): Quantity {
  if (key[q.start - 1] !== "前" || "之以目提节".includes(key[q.start - 2] ?? " ")) return q;
  const end = (q.type === "date" || q.type === "duration") && /^(?:\d{1,2}|[一二两兩三四五六七八九十]{1,2})月份?$/.test(q.text) ? q.end : q.type === "cardinal" && /^\d{1,2}$/.test(q.text) && key[q.end] === "月" ? q.end + 1 : -1;
  return end < 0 ? q : { ...q, type: "period", start: q.start - 1, end, text: key.slice(q.start - 1, end) };
}

/** 跌破28坪 is less than 28, though 破 alone says more. */
function fallen(q: Quantity, key: string): Quantity {
  // 收入过100亿元: behind the noun of a measure.
  if (q.comparator === undefined && key[q.start - 1] === "过" && "入收值税额率资数量积润".includes(key[q.start - 2] ?? " ") && (q.type === "money" || q.type === "percent" || q.type === "quantity" || q.type === "cardinal")) return { ...q, comparator: "gt", extent: { start: q.start - 1, end: q.end } };
  return q.comparator === "gt" && /跌破/.test(key.slice(Math.max(0, q.numeral.start - 4), q.numeral.start)) ? { ...q, comparator: "lt" } : q;
}

const FIRST_PLACES = ["首位", "榜首", "之首", "之冠"];
/** Does the text name a first place in words? */
export function saysFirst(text: string): boolean {
  return FIRST_PLACES.some((place) => text.includes(place));
}

const RANKED = "居列位排登高";
const RANKED_WITHIN = 12;

/** 居全国首位, 位列榜首, 居全省之冠: the first place, said in words. */
function firstPlaces(key: string): Quantity[] {
  const places: Quantity[] = [];
  for (const sign of "首冠") for (let at = key.indexOf(sign); at >= 0; at = key.indexOf(sign, at + 1)) {
    const word = FIRST_PLACES.find((place) => key.startsWith(place, at - place.indexOf(sign)));
    if (word === undefined) continue;
    const start = at - word.indexOf(sign);
    let i = start - 1;
    while (i >= 0 && i >= start - RANKED_WITHIN && !RANKED.includes(key[i]!) && !",。;、".includes(key[i]!)) i--;
    if (i < 0 || !RANKED.includes(key[i] ?? " ")) continue;
    places.push(alike({ type: "rank", start, end: start + 2, text: key.slice(start, start + 2), value: { text: "1", number: 1 }, notation: "han", numeral: { start, end: start + 2 } }));
  }
  return places.sort((a, b) => a.start - b.start);
}

/** 全国第四和第三: the second is a rank as well. */
function alsoRank(q: Quantity, before: Quantity | undefined, key: string): Quantity {
  return q.type === "ordinal" && before?.type === "rank" && q.start === before.end + 1 && "和、及与".includes(key[before.end]!) && q.text.startsWith("第") ? { ...q, type: "rank" } : q;
}

/** 高0.5个和2.5个百分点, 高0.1和2.2个百分点: the first are points as well. */
function sharesPoints(before: Quantity, q: Quantity, key: string): boolean {
  return q.type === "percentage-point" && before.type === "cardinal" && /^[个個]?$/.test(before.unitText ?? "") && before.notation === "arabic" && q.start === before.end + 1 && "和、及与與".includes(key[before.end]!);
}

/** 三次产业结构为6.0:46.9:47.1 with colons of ASCII, which are clock times elsewhere: three parts or more, and a decimal in one of them. */
function ratiosOfParts(key: string): Quantity[] {
  const found: Quantity[] = [];
  for (const sign of COLONS) for (let colon = key.indexOf(sign); colon >= 0; colon = key.indexOf(sign, colon + 1)) {
    let start = colon;
    while (start > 0 && colon - start < 8 && (isDigit(key, start - 1) || key[start - 1] === ".")) start--;
    let end = colon;
    let parts = 1;
    while (end - start < LONGEST_RATIO && COLONS.includes(key[end] ?? " ") && isDigit(key, end + 1)) {
      end++;
      parts++;
      while (isDigit(key, end) || (key[end] === "." && isDigit(key, end + 1))) end++;
    }
    if (start === colon || parts < 3 || key[start] === "." || !(key.slice(start, end).includes(".") || NAMES_RATIO.test(key.slice(Math.max(0, start - 6), start)))) continue;
    found.push(alike({ type: "ratio", start, end, text: key.slice(start, end), value: null, notation: "arabic", numeral: { start, end } }));
    colon = end - 1;
  }
  return found.sort((a, b) => a.start - b.start);
}

/** 毛利率下降0.8pct, 24H1营收: how notes of brokers write percentage points, halves and quarters. */
function shorthand(key: string): Quantity[] {
  const found: Quantity[] = [];
  if (key.includes("pct")) for (const { index: start, 0: text, 1: digits } of key.matchAll(/(?<![\d.a-z])([+-]?\d{1,4}(?:\.\d{1,4})?)\s?pcts?(?![a-z])/g)) {
    const value = digits!.replace("+", "");
    found.push(alike({ type: "percentage-point", start, end: start + text.length, text, value: { text: value, number: Number(value) }, notation: "arabic", unitText: "pct", numeral: { start, end: start + digits!.length } } as Quantity));
  }
  if (key.includes("h") || key.includes("q")) for (const { index: start, 0: text } of key.matchAll(/(?<![\d.a-z])(?:20)?[12]\d(?:h[12]|q[1-4])(?![\da-z])/g)) {
    found.push(alike({ type: "period", start, end: start + text.length, text, value: null, notation: "arabic", numeral: { start, end: start + text.length } } as Quantity));
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Both lists in the order of the text; of two in the same place the longer one. */
function merged(quantities: Quantity[], places: readonly Quantity[]): Quantity[] {
  if (places.length === 0) return quantities;
  const out: Quantity[] = [];
  let next = 0;
  for (const q of quantities) {
    for (; next < places.length && places[next]!.end <= q.start; next++) out.push(places[next]!);
    if (q.start < (out.at(-1)?.end ?? 0)) continue;
    const place = places[next];
    if (place !== undefined && place.start <= q.start && place.end >= q.end) {
      out.push(place);
      next++;
      continue;
    }
    while (next < places.length && places[next]!.start < q.end) next++;
    out.push(q);
  }
  return [...out, ...places.slice(next)];
}

/** 25%至48%; 由25%至48% is a change from one to the other. */
function percentRange(a: Quantity, b: Quantity, key: string): Quantity | undefined {
  if (a.type !== "percent" || b.type !== "percent" || b.start !== a.end + 1 || !"至到~-—".includes(key[a.end]!) || a.value === null || b.value === null || a.value.number > b.value.number) return undefined;
  for (let i = a.start - 1; i >= Math.max(0, a.start - 4); i--) if ("由从自".includes(key[i]!)) return undefined;
  return { ...a, end: b.end, text: a.text + key[a.end]! + b.text, value: null, range: { low: a.value, high: b.value, lowIncluded: true, highIncluded: true } };
}

/** -5800万元至-7200万元: a range of losses, the smaller one first. */
function lossRange(a: Quantity, b: Quantity, key: string): Quantity | undefined {
  if (a.type !== "money" || b.type !== "money" || a.unit !== b.unit || b.start !== a.end + 1 || !"至到~-—".includes(key[a.end]!) || a.value === null || b.value === null || a.value.number >= 0 || b.value.number >= 0) return undefined;
  const [low, high] = a.value.number < b.value.number ? [a.value, b.value] : [b.value, a.value];
  return { ...a, end: b.end, text: a.text + key[a.end]! + b.text, value: null, range: { low, high, lowIncluded: true, highIncluded: true } };
}

/** 三次产业比例为26:27:47: no clock. */
const NAMES_RATIO = /(?:比例?|结构)(?:调整|优化)?[为是]?$/;
const COLONS = ":∶︰";
const LONGEST_RATIO = 64;

/** 三次产业结构为2.8∶43.3∶53.9: one ratio of three parts. It has no single value; `text` says it. */
function manyParts(q: Quantity, key: string): Quantity {
  if (q.type !== "ratio" || !COLONS.includes(key[q.end] ?? " ")) return q;
  let end = q.end;
  while (end < q.start + LONGEST_RATIO && COLONS.includes(key[end] ?? " ") && isDigit(key, end + 1)) {
    end++;
    while (isDigit(key, end) || (key[end] === "." && isDigit(key, end + 1))) end++;
  }
  if (end === q.end) return q;
  const { a: _a, b: _b, extent: _extent, ...rest } = q;
  return { ...rest, end, text: key.slice(q.start, end), value: null };
}

function isDigit(key: string, at: number): boolean {
  return at < key.length && (classOf(key.charCodeAt(at)) & CharClass.DIGIT) !== 0;
}

const TEN_THOUSAND = 10_000;

/** 新臺幣5萬8,420元: an amount of money read off by ten thousands. */
function amountInSteps(a: Quantity, b: Quantity, key: string): Quantity | undefined {
  // 99萬0,105人次: a comma behind the zero.
  if (/[萬万]0$/.test(a.text) && b.start === a.end + 1 && key[a.end] === "," && /^\d{3}(?!\d)/.test(b.text) && a.value !== null && b.value !== null) return { ...b, start: a.start, text: `${a.text},${b.text}`, value: sum(a.value, b.value) };
  const last = a.text[a.text.length - 1] ?? "";
  if (a.end !== b.start || !"萬万".includes(last) || !(classOf(b.text.charCodeAt(0)) & CharClass.DIGIT)) return undefined;
  if (b.type !== "money" && b.type !== "cardinal" && b.type !== "quantity") return undefined;
  if (a.value === null || b.value === null || b.value.number >= TEN_THOUSAND || a.value.number % TEN_THOUSAND !== 0) return undefined;
  return { ...b, start: a.start, text: a.text + b.text, value: sum(a.value, b.value), ...(a.type === "money" && a.unit !== undefined ? { type: "money", unit: a.unit } : {}) };
}

/** `whole` ends in four zeros or more and `part` is below ten thousand: exact in text. */
function sum(round: Exact, part: Exact): Exact {
  const [integer = "", fraction] = part.text.split(".");
  const text = round.text.slice(0, round.text.length - 4) + integer.padStart(4, "0") + (fraction === undefined ? "" : `.${fraction}`);
  return { text, number: Number(text) };
}
