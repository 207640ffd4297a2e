import { checkOptionNames, checkText, GuiyiError, unknownName } from "../error.ts";
import { multiply, negate } from "../text/decimal.ts";
import { readAmount, isSignHere, type Amount } from "./amount.ts";
import { isDigit, MAX_DIGITS, type Numeral } from "./cardinal.ts";
import { qualify } from "./context.ts";
import { readDate } from "./date.ts";
import { publish, type Draft, type Reader } from "./draft.ts";
import { boundWord, codeEnd, digitCode, draftOf, isNamed, quotedUntil, sumEnd, touchesLetter, urlEnd } from "./not-a-number.ts";
import { isBoundaryBefore, isHan, readOrdinal, readTop } from "./ordinal.ts";
import { readRelativeYear, resolveYear } from "./relative-year.ts";
import { checkRules } from "./rules.ts";
import { Kind, loadTables } from "./tables.ts";
import type { FindOptions, Quantity } from "./types.ts";
import { isLatinLetter, readUnit } from "./unit.ts";
import { openView } from "./view.ts";

const OPTIONS = ["include", "exclude", "lenient", "zhao", "indefinite", "pairs", "year", "rules"] as const;
const TYPES = ["cardinal", "ordinal", "rank", "fraction", "percent", "percentage-point", "discount", "multiple", "money", "quantity", "ratio", "date", "datetime", "year", "period", "time", "duration", "enumerator", "code", "phone", "name", "slogan"] as const satisfies readonly Quantity["type"][];
const NOT_ASKED = new Set<Quantity["type"]>(["enumerator", "code", "phone", "name", "slogan"]);

/**
 * Every quantity of a text, in order, without overlap; offsets are UTF-16 into the text as given. Never throws on text.
 *
 * findQuantities("地区生产总值1590亿元，增长1.8%")
 *   → money 159000000000 CNY at 6-12; percent 1.8 at 15-19, change { direction: "increase", mode: "by" }
 */
export function findQuantities(text: string, options: FindOptions = {}): Quantity[] {
  checkText(text, "findQuantities");
  checkOptions(options);
  const view = openView(text, options.lenient !== false);
  const reader: Reader = {
    key: view.key,
    raw: view.raw,
    end: view.key.length,
    tables: loadTables(),
    zhao: options.zhao === 1e6 ? 6 : options.zhao === 1e16 ? 16 : 12,
    view,
    options,
    off: new Set(options.rules?.off),
    last: 0,
  };
  const include = new Set(options.include);
  const exclude = new Set(options.exclude);
  const found: Quantity[] = [];
  const { key, end } = reader;
  const starts = loadStarts();
  for (let i = 0; i < end; ) {
    if (starts[key.charCodeAt(i)] === 0) {
      i++;
      continue;
    }
    const draft = options.year === undefined ? readAt(reader, i) : withYear(reader, i, options.year);
    if (draft === undefined) {
      i++;
      continue;
    }
    if (draft.type !== undefined && draft.end > draft.start && draft.rule !== IDIOM && (NOT_ASKED.has(draft.type) ? include.has(draft.type) : !exclude.has(draft.type))) {
      if (options.pairs === true && (draft.unit === "对" || draft.unit === "双")) countPairs(draft);
      found.push(publish(draft, view, text));
    }
    i = Math.max(i + 1, draft.end);
    reader.last = Math.max(reader.last, draft.end);
  }
  return found;
}

const IDIOM = "numerals/idiom";

/** Throws GuiyiError for a name or value that no option has. */
export function checkOptions(options: FindOptions): void {
  checkOptionNames(options, OPTIONS);
  for (const type of [...(options.include ?? []), ...(options.exclude ?? [])]) if (!TYPES.includes(type)) throw unknownName("type of quantity", String(type), TYPES);
  const { zhao, year } = options;
  if (zhao !== undefined && zhao !== 1e6 && zhao !== 1e12 && zhao !== 1e16) throw new GuiyiError("bad-value", `option "zhao" is 1e6, 1e12 or 1e16, got ${String(zhao)}`);
  if (year !== undefined && !(Number.isInteger(year) && year >= 1 && year <= 9999)) throw new GuiyiError("bad-value", `option "year" is a year from 1 to 9999, got ${String(year)}`);
  checkRules(options.rules);
}

let starts: Uint8Array | undefined;

/** Which units may begin something: numerals, 第, 前, 上, 下, 翻, 对 …, and what begins an address of the web. */
function loadStarts(): Uint8Array {
  if (starts !== undefined) return starts;
  const { kinds } = loadTables();
  const table = new Uint8Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) if (kinds[unit]! > 0 && kinds[unit] !== Kind.POINT && kinds[unit] !== Kind.SIGN) table[unit] = 1;
  for (const character of "第前上下翻对①②③④⑤⑥⑦⑧⑨⑩过今去明本:w.") table[character.charCodeAt(0)] = 2;
  return (starts = table);
}

/** 今年, 去年三季度, and dates that leave the year to the document. */
function withYear(reader: Reader, i: number, year: number): Draft | undefined {
  const relative = readRelativeYear(reader, i, year, readAt);
  if (relative !== undefined) return relative;
  const draft = readAt(reader, i);
  if (draft?.iso !== undefined) draft.iso = resolveYear(draft.iso, year);
  return draft;
}

function countPairs(draft: Draft): void {
  if (draft.type !== "cardinal") return;
  if (draft.value !== undefined) draft.value = multiply(draft.value, TWO);
  if (draft.range !== undefined) draft.range = { ...draft.range, low: draft.range.low && multiply(draft.range.low, TWO), high: draft.range.high && multiply(draft.range.high, TWO) };
}

const TWO = { digits: 2n, scale: 0 };

/** What begins at `i`; the caller goes on behind it. undefined: nothing. */
function readAt(reader: Reader, i: number): Draft | undefined {
  const { key, tables } = reader;
  const character = key[i]!;
  switch (character) {
    case "第":
      return bound(reader, i) ?? qualified(reader, readOrdinal(reader, i));
    case "前":
      return readTop(reader, i);
    case "上":
    case "下":
      return key.startsWith("半年", i + 1) ? { start: i, end: i + 3, numeralStart: i + 1, numeralEnd: i + 2, type: "period", iso: character === "上" ? "H1" : "H2", notation: "han" } : undefined;
    case "翻":
      return readDoubling(reader, i);
    case "对":
      return key[i + 1] === "折" && key[i + 2] !== "叠" ? { start: i, end: i + 2, numeralStart: i, numeralEnd: i + 1, type: "discount", value: { digits: 5n, scale: 1 }, notation: "han" } : undefined;
    case "过":
      return key[i + 1] === "半" && !"生百天场夜夏山程途岛载".includes(key[i + 2] ?? " ") && !"经通超不度渡走去路".includes(key[i - 1] ?? " ") ? { start: i + 1, end: i + 2, numeralStart: i + 1, numeralEnd: i + 2, type: "fraction", value: { digits: 5n, scale: 1 }, numerator: ONE, denominator: { digits: 2n, scale: 0 }, comparator: "gt", extentStart: i, notation: "han" } : undefined;
    case ":":
    case "w":
    case ".": {
      const stop = reader.off.has(URL) ? i : urlEnd(reader, i);
      return stop > i ? draftOf(i, stop, "code", URL) : undefined;
    }
    case "今":
    case "去":
    case "明":
    case "本":
      return undefined;
    default:
      break;
  }
  if (character >= "①" && character <= "⑩" && !reader.off.has("numerals/enumerator.circle")) return draftOf(i, i + 1, "enumerator", "numerals/enumerator.circle");
  if (tables.kinds[key.charCodeAt(i)] === Kind.ARABIC) return readArabicAt(reader, i);
  return readHanAt(reader, i);
}

const ONE = { digits: 1n, scale: 0 };
const URL = "numerals/code.url";

function bound(reader: Reader, i: number): Draft | undefined {
  const word = boundWord(reader, i);
  if (word === undefined || reader.off.has(`numerals/${word.bound.kind}`)) return undefined;
  return { start: Math.max(word.start, reader.last), end: word.end, numeralStart: i, numeralEnd: word.end, type: word.bound.kind === "slogan" ? "slogan" : "name", notation: "han", rule: word.bound.kind === "idiom" ? IDIOM : `numerals/${word.bound.kind}` };
}

/** > | 翻一番   翻两番   翻了一番   翻番   Factor 2 for each. */
function readDoubling(reader: Reader, i: number): Draft | undefined {
  const { key, tables } = reader;
  let at = i + 1;
  if (key[at] === "了") at++;
  let times = 1;
  const from = at;
  const kind = tables.kinds[key.charCodeAt(at)];
  if (kind === Kind.DIGIT || kind === Kind.ARABIC) times = tables.values[key.charCodeAt(at++)]!;
  if (key[at] !== "番" || key[at + 1] === "茄" || times === 0) return undefined;
  const draft: Draft = { start: i, end: at + 1, numeralStart: from, numeralEnd: at, type: "multiple", value: { digits: 2n ** BigInt(times), scale: 0 }, change: { direction: "increase", mode: "to", guard: "" }, notation: kind === Kind.ARABIC ? "arabic" : "han" };
  return qualified(reader, draft);
}

function qualified(reader: Reader, draft: Draft | undefined, isBare = false): Draft | undefined {
  if (draft !== undefined && draft.type !== "enumerator") qualify(reader, draft, isBare);
  return draft;
}

// ---------------------------------------------------------------- Arabic

function readArabicAt(reader: Reader, i: number): Draft | undefined {
  const { key, end, off } = reader;
  const id = digitCode(reader, i);
  if (id !== undefined && !off.has(id.rule)) return draftOf(i, id.end, id.type, id.rule);
  const sum = sumEnd(reader, i);
  if (sum > i && !off.has("numerals/slogan.sum")) return draftOf(i, sum, "slogan", "numerals/slogan.sum");
  const quoted = quotedUntil(reader, i);
  if (quoted > i && !off.has("numerals/slogan.quoted-digits")) {
    let j = i;
    while (j < quoted && isDigit(key.charCodeAt(j))) j++;
    if (j === quoted) {
      const isYear = j - i === 4 && key[i - 1] !== "“" && key[i - 1] !== "‘" && key[i - 1] !== "\"";
      if (!isYear) return draftOf(i, quoted, "slogan", "numerals/slogan.quoted-digits");
    }
  }
  const enumerator = enumeratorEnd(reader, i);
  if (enumerator > i && !off.has("numerals/enumerator")) return draftOf(i, enumerator, "enumerator", "numerals/enumerator");
  const touching = !off.has("numerals/code.letters") && touchesLetter(reader, i);
  if (!touching) {
    const date = readDate(reader, i);
    if (date !== undefined) return qualified(reader, date);
    const year = bareYear(reader, i);
    if (year !== undefined) return year;
  }
  const prefix = currencyBefore(reader, i);
  const amount = readAmount(reader, i);
  if (amount === undefined) {
    let j = i;
    while (j < end && isDigit(key.charCodeAt(j))) j++;
    return draftOf(i, j, "code", off.has("numerals/code.id") ? IDIOM : "numerals/code.id");
  }
  if (prefix !== undefined) return priced(reader, amount, prefix);
  const { draft, unit } = amount;
  if (unit === undefined && !off.has("numerals/code.chain") && isChain(reader, i, draft.end)) return draftOf(i, codeEnd(reader, i), "code", "numerals/code.chain");
  const after = key.charCodeAt(draft.end);
  const strong = unit !== undefined && unit.unit.kind !== "classifier" && unit.unit.kind !== "duration";
  if (touching && !strong) return draftOf(i, Math.max(codeEnd(reader, i), amount.numeral.end), "code", "numerals/code.letters");
  if (unit === undefined && !off.has("numerals/code.letters") && amount.numeral.places < 4 && isLatinLetter(after)) return draftOf(i, codeEnd(reader, i), "code", "numerals/code.letters");
  const named = !off.has("numerals/code.named") && (unit === undefined || unit.unit.kind === "classifier") ? isNamed(reader, amount.numeral.end) : 0;
  if (named > amount.numeral.end && !amount.numeral.han) return draftOf(i, named, "code", "numerals/code.named");
  if (unit === undefined && key[draft.end] === "号" && !off.has("numerals/code.number")) return draftOf(i, draft.end + 1, "code", "numerals/code.number");
  if (unit === undefined && !amount.numeral.han && !off.has("numerals/code.named") && LABELS.some((word) => key.endsWith(word, i))) return draftOf(i, draft.end, "code", "numerals/code.named");
  if (unit === undefined && !off.has("numerals/footnote") && isFootnote(reader, i, draft.end)) return draftOf(i, draft.end, "enumerator", "numerals/footnote");
  return finish(reader, amount);
}

/** Words that number things: 图3, 附件1, 沪深300. */
const LABELS = ["图", "表", "附件", "附录", "附表", "附图", "公式", "沪深", "中证", "上证", "标普", "纳斯达克", "邮编", "编号", "编码", "代码"];

/** > | 1. 1、 1） (1)   at the start of a line or clause; 1.8% and 3、5家 are none. */
function enumeratorEnd(reader: Reader, i: number): number {
  const { key } = reader;
  let j = i;
  while (isDigit(key.charCodeAt(j)) && j - i < 3) j++;
  if (j - i > 2) return i;
  const next = key[j];
  const previous = key[i - 1];
  const lineStart = i === 0 || previous === "\n" || previous === "\r" || (previous === " " && isLineStart(key, i));
  if (previous === "(" && next === ")") return j;
  if (!lineStart && !"。;:".includes(previous ?? "x")) return i;
  if (next === "、" && !(lineStart ? false : isDigit(key.charCodeAt(j + 1)))) return j;
  if (next === ")" || (next === "." && !isDigit(key.charCodeAt(j + 1)))) return j;
  return i;
}

function isLineStart(key: string, i: number): boolean {
  let j = i - 1;
  while (j >= 0 && key[j] === " " && i - j < 12) j--;
  return j < 0 || key[j] === "\n";
}

/** > | 《吴江年鉴(2023)》   实施2025行动计划   A bare year in brackets of a title. */
function bareYear(reader: Reader, i: number): Draft | undefined {
  const { key } = reader;
  if (!isDigit(key.charCodeAt(i + 3)) || isDigit(key.charCodeAt(i + 4))) return undefined;
  const value = Number(key.slice(i, i + 4));
  if (!(value >= 1900 && value <= 2099)) return undefined;
  const previous = key[i - 1];
  const next = key[i + 4];
  const bracketed = (previous === "(" && next === ")") || (previous === "[" && next === "]") || (previous === "〔" && next === "〕") || (previous === "《" && next !== "》");
  const programme = /^(行动计划|行动|计划|规划|目标|版|届|赛季|世界|中国|全国|全球|亚洲|第|春|夏|秋|冬|新年|年会|春运|高考|中考|国际)/.test(key.slice(i + 4, i + 8));
  if (!bracketed && !programme) return undefined;
  return { start: i, end: i + 4, numeralStart: i, numeralEnd: i + 4, type: "year", iso: String(value), notation: "arabic" };
}

/** > | 1.2.3   1-1-1-1   192.168.1.1   3/4/5   Joined parts without a unit: a version, an address, a code. */
function isChain(reader: Reader, i: number, stop: number): boolean {
  const { key } = reader;
  const previous = key[i - 1];
  const joint = (character: string | undefined): boolean => character === "." || character === "-" || character === "/" || character === "_" || character === ":";
  if (joint(key[stop]) && isDigit(key.charCodeAt(stop + 1))) return true;
  return joint(previous) && i > 1 && isDigit(key.charCodeAt(i - 2));
}

/** > | 研究表明[3]   A number alone in square brackets behind a Han character. */
function isFootnote(reader: Reader, i: number, stop: number): boolean {
  const { key } = reader;
  const square = key[i - 1] === "[" && key[stop] === "]";
  return square && stop - i <= 3 && i > 1 && isHan(key[i - 2]!);
}

function currencyBefore(reader: Reader, i: number): { readonly start: number; readonly code: string } | undefined {
  const { key, tables } = reader;
  let at = i;
  if (key[at - 1] === " ") at--;
  for (let length = Math.min(5, at - reader.last); length > 0; length--) {
    const code = tables.currenciesBefore.get(key.slice(at - length, at));
    if (code !== undefined) return { start: at - length, code };
  }
  return undefined;
}

/** > | HK$100   人民币5亿元   $3.5 million   The named currency wins over a bare 元. */
function priced(reader: Reader, amount: Amount, prefix: { readonly start: number; readonly code: string }): Draft | undefined {
  const { draft, unit } = amount;
  if (unit !== undefined && unit.unit.kind !== "money") return finish(reader, amount);
  draft.type = "money";
  draft.unit = unit === undefined || unit.unit.code === "CNY" ? prefix.code + (unit === undefined ? "" : unit.code.slice(3)) : unit.code;
  draft.start = prefix.start;
  return qualified(reader, draft);
}

function signed(reader: Reader, draft: Draft): void {
  const { key } = reader;
  const i = draft.start;
  const word = key.slice(Math.max(reader.last, i - 2), i);
  let length = 0;
  if (word === "零下") length = 2;
  else if ((word.endsWith("-") && isSignHere(reader, i)) || word.endsWith("负") && !"担肩欺胜抱辜自".includes(word[0] === "负" ? " " : word[0] ?? " ")) length = 1;
  if (length === 0) return;
  draft.start -= length;
  if (draft.range !== undefined) return;
  draft.negative = true;
  if (draft.value !== undefined) draft.value = negate(draft.value);
}

// ---------------------------------------------------------------- Han

function readHanAt(reader: Reader, i: number): Draft | undefined {
  const { key, end, tables, off } = reader;
  const flood = longRunEnd(reader, i);
  if (flood > i) return skip(i, flood);
  if (key[i] === "零" && (key[i + 1] === "下" || key[i + 1] === "上") && tables.kinds[key.charCodeAt(i + 2)]! > 0) return undefined;
  const word = bound(reader, i);
  if (word !== undefined) return word;
  const quoted = quotedUntil(reader, i);
  const enumerator = hanEnumeratorEnd(reader, i);
  if (enumerator > i && !off.has("numerals/enumerator")) return draftOf(i, enumerator, "enumerator", "numerals/enumerator");
  if (!off.has("numerals/weekday") && isWeekday(reader, i)) return draftOf(i - 1, i + 1, "name", "numerals/weekday");
  if (key[i] === "半") return readHalf(reader, i);
  const date = quoted < 0 ? readDate(reader, i) : undefined;
  if (date !== undefined) return qualified(reader, date);
  const meeting = meetingEnd(reader, i);
  if (meeting > i && !off.has("numerals/name.meeting")) return draftOf(i, meeting, "name", "numerals/name.meeting");
  const amount = readAmount(reader, i);
  if (amount === undefined) return undefined;
  const prefix = currencyBefore(reader, i);
  if (prefix !== undefined && (amount.unit === undefined || amount.unit.unit.kind === "money")) return priced(reader, amount, prefix);
  if (quoted > 0 && !off.has("numerals/slogan.quoted") && isSlogan(amount)) return draftOf(i, quoted, "slogan", "numerals/slogan.quoted");
  const { numeral, unit, draft } = amount;
  const named = isNamed(reader, numeral.end);
  if (named > numeral.end && !off.has("numerals/name")) return draftOf(i, named, "name", "numerals/name");
  if (unit === undefined && key[numeral.end] === "期" && !"间待望".includes(key[numeral.end + 1] ?? " ")) return finish(reader, amount);
  if (isPhase(amount)) {
    draft.type = "ordinal";
    return draft;
  }
  if (!hasLicence(reader, amount)) return skip(i, Math.min(end, Math.max(numeral.end, i + 1)));
  return finish(reader, amount);
}

/** More Han digits in a row than any number has: passed over at once, or every one of them would read the rest again. */
function longRunEnd(reader: Reader, i: number): number {
  const { key, end, tables } = reader;
  let j = i;
  for (; j < end; j++) {
    const kind = tables.kinds[key.charCodeAt(j)]!;
    if (kind !== Kind.DIGIT && kind !== Kind.ZERO) break;
  }
  return j - i > MAX_DIGITS ? j : i;
}

/** Nothing here, and nothing inside what was read either. */
function skip(start: number, end: number): Draft {
  return { start, end, numeralStart: start, numeralEnd: end, type: "name", notation: "han", rule: IDIOM };
}

/** > | 二期   一期: the phases of a project, without 第. */
function isPhase(amount: Amount): boolean {
  return amount.unit?.unit.name === "期" && amount.numeral.han && !amount.numeral.arabic && amount.numeral.high === undefined && amount.numeral.value.digits <= 20n;
}

/** > | “五个提升”   “三区三片”   A quotation that begins with a small Han number and what it counts, and goes on. */
function isSlogan(amount: Amount): boolean {
  const { unit, numeral } = amount;
  if (numeral.places >= 4 || numeral.arabic) return false;
  return unit === undefined || unit.unit.kind === "classifier";
}

/** > | (一)   一、   一是   （十二）   第一, */
function hanEnumeratorEnd(reader: Reader, i: number): number {
  const { key, tables } = reader;
  let j = i;
  while (j - i < 4 && (tables.kinds[key.charCodeAt(j)] === Kind.DIGIT || (tables.kinds[key.charCodeAt(j)] === Kind.UNIT && key[j] === "十"))) j++;
  if (j === i) return i;
  const previous = key[i - 1];
  const next = key[j];
  if ((previous === "(" && next === ")") || (previous === "〔" && next === "〕")) return j;
  const boundary = isBoundaryBefore(reader, i);
  if (next === "、" && boundary && previous !== "、" && !(tables.kinds[key.charCodeAt(j + 1)]! > 0)) return j;
  if (next === "是" && (boundary || previous === "、") && j - i <= 2) return j + 1;
  if (next === "要" && boundary && j - i === 1 && key[i] !== "两") return j + 1;
  if ((next === "." || next === ",") && boundary && (previous === undefined || previous === "\n" || previous === "。")) return j;
  return i;
}

function isWeekday(reader: Reader, i: number): boolean {
  const { key } = reader;
  return (key[i - 1] === "周" && !"一每两三四五六整数几半".includes(key[i - 2] ?? " ") || (key.slice(i - 2, i) === "星期" || key.slice(i - 2, i) === "礼拜")) && "一二三四五六".includes(key[i]!) && reader.tables.units.longestAt(key, i + 1, reader.end) === undefined;
}

/** > | 二十届二中全会   五届九次全会 */
function meetingEnd(reader: Reader, i: number): number {
  const { key, tables } = reader;
  let j = i;
  while (j - i < 4 && tables.kinds[key.charCodeAt(j)]! > 1 && tables.kinds[key.charCodeAt(j)]! <= 4) j++;
  if (j === i || key[j] !== "届") return i;
  let k = j + 1;
  while (k - j < 4 && tables.kinds[key.charCodeAt(k)]! > 1 && tables.kinds[key.charCodeAt(k)]! <= 4) k++;
  if (k === j + 1) return i;
  if (key.startsWith("中全会", k)) return k + 3;
  if (key.startsWith("次全会", k) || key.startsWith("次会议", k) || key.startsWith("次全体会议", k)) return k + (key[k + 2] === "体" ? 5 : 3);
  return key[k] === "次" || key[k] === "中" ? k + 1 : i;
}

/** > | 半年   半小时   半个月   一半   半数 */
function readHalf(reader: Reader, i: number): Draft | undefined {
  const { key, tables, end } = reader;
  let at = i + 1;
  if (key[at] === "个") at++;
  const found = tables.units.longestAt(key, at, end);
  if (found === undefined || found.value.kind !== "duration" && found.value.kind !== "quantity" || (found.value.notBefore !== "" && found.value.notBefore.includes(key[at + found.length] ?? "\0"))) return undefined;
  if (found.value.kind === "quantity" && !/[斤亩米吨公里升克]$/.test(found.value.name)) return undefined;
  if (found.value.name === "天" || found.value.name === "月" && key[at - 1] !== "个" || found.value.name === "夜" || found.value.name === "世纪") return undefined;
  if ("上下前后大多过一另".includes(key[i - 1] ?? " ")) return undefined;
  const code = found.value.code;
  return qualified(reader, { start: i, end: at + found.length, numeralStart: i, numeralEnd: i + 1, type: found.value.kind, value: { digits: 5n, scale: 1 }, unit: code, unitText: found.value.name, notation: "han" });
}

const COUNTING = "共约计达超近逾满破";

/** Han numerals count only with a licence: a unit, a magnitude, a comparator before them. A single 一 with a classifier is an article. */
function hasLicence(reader: Reader, amount: Amount): boolean {
  const { key, end } = reader;
  const { numeral, unit, draft } = amount;
  const length = numeral.end - numeral.start;
  const previous = key[numeral.start - 1] ?? "";
  if (draft.type === "ratio") return true;
  if (draft.type === "fraction" || draft.type === "percent") return true;
  if (unit === undefined) {
    if (numeral.digits || numeral.pair) return false;
    const counted = previous !== "" && (COUNTING.includes(previous) || comparesBefore(reader, numeral.start));
    if (numeral.bare && length === 1) return (counted || "上过".includes(previous)) && previous !== "" && isPhraseEnd(key[numeral.end], numeral.end >= end);
    if (numeral.places >= 4) return !(numeral.bare && /^(不|别|要|记)/.test(key.slice(numeral.end, numeral.end + 1)));
    if (length === 1) return false;
    return counted || (isPhraseEnd(key[numeral.end], numeral.end >= end) && !isHanBefore(previous));
  }
  const { kind } = unit.unit;
  const single = length === 1;
  if (numeral.digits && kind !== "discount" && kind !== "quantity") return false;
  if (numeral.bare && single && numeral.value.digits > 10n) {
    return (previous !== "" && (COUNTING.includes(previous) || "上过".includes(previous))) || draft.comparator !== undefined || numeral.more !== undefined;
  }
  if (single && numeral.value.digits === 1n && !numeral.bare) return isOneLicensed(reader, amount);
  if (kind === "classifier") {
    if (single && !unit.unit.licence) return false;
    return true;
  }
  if (kind === "money" && single && unit.unit.name === "分") return false;
  return true;
}

/** A comparator of two characters and more: 不超过六千. */
function comparesBefore(reader: Reader, at: number): boolean {
  for (let length = 2; length <= 4; length++) if (reader.tables.before.has(reader.key.slice(Math.max(0, at - length), at))) return true;
  return false;
}

function isPhraseEnd(next: string | undefined, atEnd: boolean): boolean {
  return atEnd || next === undefined || !isHan(next) || "的是在和与及而大关".includes(next);
}

function isHanBefore(previous: string): boolean {
  return previous !== "" && isHan(previous) && !"是有为到至和与及等于达共约计超近逾满破得数".includes(previous);
}

/** 一年 in 过去一年 and 一公里 count; 一天 in 有一天 does not. */
function isOneLicensed(reader: Reader, amount: Amount): boolean {
  const { key, options } = reader;
  const { numeral, unit, draft } = amount;
  const kind = unit!.unit.kind;
  const previous = key[numeral.start - 1] ?? " ";
  const next = key[draft.end] ?? " ";
  if (kind === "classifier") return options.indefinite === true || (options.pairs === true && (unit!.code === "对" || unit!.code === "双"));
  if (kind === "duration") return !"这那某每有哪另同新又头第统".includes(previous) && !"又一".includes(next) && !(unit!.unit.name === "天" && "到天".includes(next));
  if (kind === "quantity") return unit!.unit.name !== "度" && unit!.unit.name !== "方" && unit!.unit.name !== "节" && unit!.unit.name !== "转";
  if (numeral.capital) return true;
  if (kind === "money") return !"块毛角".includes(unit!.unit.name) || next === "钱" || unit!.unit.name.endsWith("钱");
  if (kind === "tenths" || kind === "discount") return true;
  return true;
}

// ---------------------------------------------------------------- finish

function finish(reader: Reader, amount: Amount): Draft | undefined {
  const { draft, numeral, unit } = amount;
  if (unit?.unit.kind === "money" && unit.unit.name === "块" && !isMoneyPiece(reader, amount)) {
    draft.type = "cardinal";
    draft.unit = "块";
    draft.end = unit.end;
    draft.value = numeral.value;
  }
  signed(reader, draft);
  if ((draft.type === "quantity" || draft.type === "money") && draft.unit !== undefined && !draft.unit.includes("/")) draft.unit += perBefore(reader, draft.start);
  return qualified(reader, draft, numeral.bare);
}

/** > | 每立方米28微克   每小时120公里   每吨500元   The unit that 每 names before the number, as "/m3". */
function perBefore(reader: Reader, start: number): string {
  const { key, end } = reader;
  const floor = Math.max(reader.last, start - LONGEST_PER); // no further back: a text without 每 is not searched to its head
  let each = start - 2;
  while (each >= floor && key[each] !== "每") each--;
  if (each < floor) return "";
  const unit = readUnit(reader, each + 1);
  if (unit === undefined || unit.end !== start || unit.end > end) return "";
  const isClock = unit.unit.kind === "duration" && (unit.code === "h" || unit.code === "min" || unit.code === "s");
  return unit.unit.kind === "quantity" || isClock ? `/${unit.code}` : "";
}

/** 每 and the longest unit behind it. */
const LONGEST_PER = 7;

/** 三块五, 20块 are money; 三块石头 are pieces. */
function isMoneyPiece(reader: Reader, amount: Amount): boolean {
  const { key, end } = reader;
  const { draft, unit } = amount;
  if (draft.end > unit!.end) return true;
  const next = key[draft.end];
  return draft.end >= end || next === undefined || !isHan(next) || "钱多左以的一就吧啊了呢每买不起".includes(next);
}

export type { Numeral };
