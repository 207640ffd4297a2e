import { shift } from "../text/decimal.ts";
import { readAmount } from "./amount.ts";
import { readNumeral } from "./cardinal.ts";
import { bareYear, readBracketedDay, readCompactDay, readYears } from "./bare-year.ts";
import { bareCode, codeEnd, documentEnd, isChain, isDatePoint, isLabelled, isListedName, isNamed, isShareCode, sumEnd, touchesLetter } from "./code.ts";
import { mayBeDate, readDate } from "./date.ts";
import { type Draft, type Reader, rescale } from "./draft.ts";
import { enumeratorEnd, isFootnote, isHeading } from "./enumerator.ts";
import { currencyBefore, finish, priced, qualified } from "./finish.ts";
import { type Amount, apply } from "./measured.ts";
import { draftOf, IDIOM, quotedUntil } from "./not-a-number.ts";
import { digitsEnd, isDigit } from "./numeral.ts";
import { digitCode } from "./phone.ts";
import { isLatinLetter, readUnit } from "./unit.ts";

/** What the Arabic digit at `i` begins: by the digits alone, then as a date, then with what counts them. */
export function readArabicAt(reader: Reader, i: number): Draft | undefined {
  const { key, off } = reader;
  const stop = digitsEnd(key, i);
  const sign = readDigits(reader, i, stop);
  if (sign !== undefined) return sign;
  const touching = touchesLetter(reader, i) && !off.has("numerals/code.letters");
  if (!touching) {
    const date = mayBeDate(key, i, stop) ? readDate(reader, i) : undefined;
    if (date !== undefined) return qualified(reader, date);
    const year = stop - i === 4 ? bareYear(reader, i) ?? readYears(reader, i) : undefined;
    if (year !== undefined) return year;
  }
  const prefix = currencyBefore(reader, i);
  const amount = readAmount(reader, i);
  if (amount === undefined) return draftOf(i, stop, "code", off.has("numerals/code.id") ? IDIOM : "numerals/code.id");
  if (prefix !== undefined) return priced(reader, amount, prefix);
  const name = readNamed(reader, i, amount, touching);
  if (name !== undefined) return name;
  shareUnit(reader, amount);
  return finish(reader, amount);
}

/** Han characters begin here; 双 is the one that makes a name of the digits behind it. */
const FIRST_HAN = 0x4e00;
const DOUBLE = 0x53cc;
const PLUS = 43;
const DASH = 45;

/** Codes, sums, quoted digits, enumerators: what needs no reading of the number. */
function readDigits(reader: Reader, i: number, stop: number): Draft | undefined {
  const { key, off } = reader;
  const before = key.charCodeAt(i - 1);
  const isMarked = !(before >= FIRST_HAN) || before === DOUBLE; // most digits stand behind a word
  const masked = isMarked ? readMasked(reader, i) : undefined;
  if (masked !== undefined) return masked;
  const after = key.charCodeAt(stop);
  const id = stop - i > 2 || after <= DASH ? digitCode(reader, i, stop) : undefined;
  if (id !== undefined && !off.has(id.rule)) return draftOf(i, id.end, id.type, id.rule);
  const sum = after === PLUS ? sumEnd(reader, i) : i;
  if (sum > i && !off.has("numerals/slogan.sum")) return draftOf(i, sum, "slogan", "numerals/slogan.sum");
  return isMarked ? readMarked(reader, i) : undefined;
}

/** Digits behind signs that hide the rest of them, or a stroke. */
function readMasked(reader: Reader, i: number): Draft | undefined {
  const { key, raw, off } = reader;
  // > | 身份证号码×××3736   尾号****1234   What is left of a number that was made unreadable.
  if ((raw[i - 1] === "×" || raw[i - 1] === "*" || raw[i - 1] === "＊") && raw[i - 1] === raw[i - 2] && !off.has("numerals/code.id")) return draftOf(i, codeEnd(reader, i), "code", "numerals/code.id");
  // > | 元/500克   The unit of a table's column.
  if (raw[i - 1] === "/" && key[i - 2] === "元" && reader.last < i - 1) {
    const amount = readAmount(reader, i);
    return amount && draftOf(i, amount.draft.end, "name", IDIOM);
  }
  return undefined;
}

/** Digits that a mark before them says to be no amount: of a document, in quotation marks, at the head of a line. */
function readMarked(reader: Reader, i: number): Draft | undefined {
  const { key, off, tables } = reader;
  const document = documentEnd(reader, i);
  if (document > i && !off.has("numerals/code.document")) return draftOf(i, document, "code", "numerals/code.document");
  const quoted = quotedUntil(reader, i);
  if (quoted > i && !off.has("numerals/slogan.quoted-digits") && isDigitsUntil(key, i, quoted)) {
    const title = key[i - 1] === "《" || key[i - 1] === "〈";
    if (!title) return draftOf(i, quoted, "slogan", "numerals/slogan.quoted-digits");
    if (!off.has("numerals/name.title")) return draftOf(i, quoted, "name", "numerals/name.title");
  }
  // > | 双11大促   双12   not 双11万
  if (key[i - 1] === "双" && (key.startsWith("11", i) || key.startsWith("12", i)) && (tables.kinds[key.charCodeAt(i + 2)] ?? 0) === 0 && !off.has("numerals/name")) return draftOf(i - 1, i + 2, "name", "numerals/name");
  const day = readBracketedDay(reader, i);
  if (day !== undefined) return day;
  const enumerator = enumeratorEnd(reader, i);
  return enumerator > i && !off.has("numerals/enumerator") ? draftOf(i, enumerator, "enumerator", "numerals/enumerator") : undefined;
}

/** Digits up to `stop`, or a day, or parts of a plan: “315”, “3·15”, “4—2—1”. */
function isDigitsUntil(key: string, i: number, stop: number): boolean {
  let joints = 0;
  for (let j = i; j < stop; j++) {
    if (isDigit(key.charCodeAt(j)) || isDatePoint(key, i, j)) continue;
    if (!"-–—".includes(key[j]!) || !isDigit(key.charCodeAt(j + 1))) return false;
    joints++;
  }
  return joints !== 1;
}

/** The number is a part of a name, a code, an address or a heading, or numbers an issue; `touching`: letters stand right before it. */
function readNamed(reader: Reader, i: number, amount: Amount, touching: boolean): Draft | undefined {
  const { key, off } = reader;
  const { draft, unit, numeral } = amount;
  if (numeral.han) return touching && !isStrong(reader, i, amount) ? draftOf(i, Math.max(codeEnd(reader, i), numeral.end), "code", "numerals/code.letters") : undefined;
  if (draft.type === "cardinal") {
    const code = bareCode(reader, i, amount);
    if (code !== undefined && !off.has(code.rule!)) return code;
    const compact = unit === undefined && draft.end === i + 8 && !touching && !isLatinLetter(key.charCodeAt(i + 8)) && !isLabelled(reader, i) ? readCompactDay(reader, i) : undefined;
    if (compact !== undefined) return compact;
  }
  if (!off.has("numerals/code.number") && isCutOff(reader, i, amount)) return draftOf(i, draft.end, "code", "numerals/code.number");
  const mistyped = unit === undefined && !off.has("numerals/code.chain") ? mistypedEnd(reader, draft.end) : 0;
  if (mistyped > 0) return draftOf(i, mistyped, "code", "numerals/code.chain");
  if (unit === undefined && !off.has("numerals/code.chain") && isChain(reader, i, draft.end)) return draftOf(i, codeEnd(reader, i), "code", "numerals/code.chain");
  // > | 2024年|1期   The number of a journal.
  if (unit?.unit.name === "期" && reader.previous?.type === "year" && reader.last === i && draft.range === undefined) return { ...draft, type: "ordinal" };
  if (touching && !isStrong(reader, i, amount)) return draftOf(i, Math.max(codeEnd(reader, i), numeral.end), "code", "numerals/code.letters");
  if (unit === undefined && !off.has("numerals/code.letters") && numeral.places < 4 && isLatinLetter(key.charCodeAt("-.".includes(key[draft.end] ?? " ") ? draft.end + 1 : draft.end))) return draftOf(i, codeEnd(reader, i), "code", "numerals/code.letters");
  // > | 5W|-30机油   京沪高速|1262公里处
  if (unit !== undefined && !off.has("numerals/code.letters") && key[unit.end] === "-" && isDigit(key.charCodeAt(unit.end + 1)) && unit.end - unit.start === 1 && isLatinLetter(key.charCodeAt(unit.start))) return draftOf(i, codeEnd(reader, i), "code", "numerals/code.letters");
  if (unit?.unit.name === "公里" && key[unit.end] === "处" && /(高速|[国省县]道|公路|线)$/.test(key.slice(Math.max(0, i - 2), i)) && !off.has("numerals/code.named")) return draftOf(i, draft.end, "code", "numerals/code.named");
  if (!off.has("numerals/code.named")) {
    const named = (unit === undefined || unit.unit.kind === "classifier") && !(numeral.pointed || reader.words.before.match(key, i, reader.last) !== 0) ? isNamed(reader, numeral.end) : 0; // 逾9,000房间
    if (named > numeral.end) return draftOf(i, named, "code", "numerals/code.named");
    if (isInAddress(reader, i, amount)) return draftOf(i, draft.end, "code", "numerals/code.named");
    if (unit === undefined && (isListedName(reader, draft.end) || isShareCode(reader, i, draft.end))) return draftOf(i, draft.end, "code", "numerals/code.named");
  }
  if (unit === undefined && (key[draft.end] === "#" || (key.startsWith("单元", draft.end) && isDigit(key.charCodeAt(draft.end + 2)))) && !off.has("numerals/code.named")) return draftOf(i, draft.end + (key[draft.end] === "#" ? 1 : 2), "code", "numerals/code.named"); // 5#楼, 3单元502
  if (unit === undefined && key[draft.end] === "号" && !off.has("numerals/code.number")) return draftOf(i, draft.end + 1, "code", "numerals/code.number");
  if ((unit === undefined || unit.unit.name === "线") && !off.has("numerals/code.named") && isLabelled(reader, i)) return draftOf(i, draft.end, "code", "numerals/code.named");
  if (draft.type === "cardinal" && unit?.unit.licence !== true && !off.has("numerals/enumerator") && isHeading(reader, i, numeral.end)) return draftOf(i, numeral.end, "enumerator", "numerals/enumerator");
  return unit === undefined && !off.has("numerals/footnote") && isFootnote(reader, i, draft.end) ? draftOf(i, draft.end, "enumerator", "numerals/footnote") : undefined;
}

/** > | 025年   008年   Zeros before years and spans of time: digits were lost before them, or it is a number of something. */
function isCutOff({ key }: Reader, i: number, { unit, numeral }: Amount): boolean {
  return unit?.unit.kind === "duration" && !numeral.pointed && numeral.end - i > 2 && key[i] === "0";
}

const FRACTIONED = new Set(["percent", "point", "multiple", "money"]);

/** > | 80。2%   投资|3。2亿元   A full stop typed for a point: where the amount ends that neither half is; 0 when it is none. */
function mistypedEnd(reader: Reader, at: number): number {
  const { key } = reader;
  if (key[at] !== "。" || !isDigit(key.charCodeAt(at + 1))) return 0;
  const rest = readAmount(reader, at + 1);
  const isFraction = rest?.unit !== undefined && FRACTIONED.has(rest.unit.unit.kind) && !rest.numeral.pointed && digitsAt(key, at + 1) <= 2;
  return isFraction ? rest.draft.end : 0;
}

function digitsAt(key: string, at: number): number {
  let end = at;
  while (isDigit(key.charCodeAt(end)) && end - at < 3) end++;
  return end - at;
}

/** The longest list whose members share the unit of the last one. */
const LONGEST_LIST = 6;

/** > | 快|4.6|和3.1个百分点   分别为|30|、50和20亿元   A number of a list takes the unit that stands behind the last one. */
function shareUnit(reader: Reader, { draft, unit, numeral }: Amount): void {
  const { key } = reader;
  if (unit !== undefined || numeral.han || draft.type !== "cardinal" || draft.range !== undefined) return;
  let at = numeral.end;
  for (let members = 1; members < LONGEST_LIST && "、和与及".includes(key[at] ?? " ") && isDigit(key.charCodeAt(at + 1)); members++) {
    const next = readNumeral(reader, at + 1);
    if (next === undefined) return;
    const shared = readUnit(reader, next.end);
    if (shared !== undefined) {
      const { kind } = shared.unit;
      if (kind !== "percent" && kind !== "point" && (kind === "duration" || !isEach(key, numeral.start))) return;
      if (next.places >= 4) {
        if (kind !== "money" || !isEach(key, numeral.start)) return; // 30、50万元: whose magnitude is it?
        rescale(draft, (value) => shift(value, next.places));
      }
      apply(reader, draft, shared, numeral);
      draft.end = numeral.end;
      return;
    }
    at = next.end;
  }
}

/** > | 分别有|35、42和57户   分别 in the same clause, not far before. */
function isEach(key: string, at: number): boolean {
  for (let i = at - 1; i > 0 && at - i < 16 && !",。;".includes(key[i]!); i--) if (key[i] === "别" && key[i - 1] === "分") return true;
  return false;
}

/** > | PVC12吨   but U19欧青赛, M1卡, K1085公里处   A unit that says of a number behind letters that it is an amount all the same. */
function isStrong({ key, raw }: Reader, i: number, { unit, numeral }: Amount): boolean {
  if (unit === undefined || unit.unit.kind === "classifier" || unit.unit.kind === "duration" || unit.unit.name === "卡") return false;
  if (unit.end - unit.start === 1 && isLatinLetter(key.charCodeAt(unit.start)) && raw[i - 1] !== key[i - 1]) return false; // E300L
  if (raw[i - 1] === "K" && unit.unit.dimension === "length" && !isLatinLetter(key.charCodeAt(i - 2))) return false;
  return unit.unit.kind !== "money" || unit.end - unit.start > 1 || numeral.han || numeral.pointed;
}

/** > | 3栋|502室   绿城花园3幢   中宁大厦18楼   A building or a floor; 新建5栋140户 counts. */
function isInAddress(reader: Reader, i: number, { draft, unit }: Amount): boolean {
  const { key } = reader;
  const name = unit?.unit.name;
  const before = key[i - 1] ?? " ";
  if (name === "楼" || name === "层") return "厦座栋幢号".includes(before);
  if (name === "排") return isDigit(key.charCodeAt(draft.end)) && /^\d+[号座]/.test(key.slice(draft.end, draft.end + 4));
  if (name !== "栋" && name !== "幢" && name !== "座") return false;
  if (before === "园" && "公游果陵".includes(key[i - 2] ?? " ")) return false; // 口袋公园3座
  return "园苑区村号庭府湾邸排".includes(before) || isLatinLetter(key.charCodeAt(draft.end)) || (isDigit(key.charCodeAt(draft.end)) && !isCounted(reader, draft.end));
}

/** > | 新建5栋|140户   翻越14座|4000米以上的山   What stands in buildings or measures them; 502室 is a room of an address. */
function isCounted(reader: Reader, at: number): boolean {
  const numeral = readNumeral(reader, at);
  const unit = numeral === undefined ? undefined : readUnit(reader, numeral.end);
  return (numeral?.places ?? 0) > 0 || (unit !== undefined && !"室号房楼层".includes(unit.unit.name));
}
