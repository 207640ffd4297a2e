import { readAmount } from "./amount.ts";
import { rangeSign } from "./date-part.ts";
import { readDate } from "./date.ts";
import type { Draft, Reader } from "./draft.ts";
import { enumeratorEnd, isFootnote, isHeading } from "./enumerator.ts";
import { currencyBefore, finish, priced, qualified } from "./finish.ts";
import { codeEnd, digitCode, draftOf, IDIOM, isNamed, quotedUntil, sumEnd, touchesLetter } from "./not-a-number.ts";
import { isDigit } from "./numeral.ts";
import type { Amount } from "./measured.ts";
import { isHan } from "./ordinal.ts";
import { isLatinLetter, readUnit } from "./unit.ts";

export function readArabicAt(reader: Reader, i: number): Draft | undefined {
  const { key, raw, end, off, tables } = reader;
  // > | 身份证号码×××3736   尾号****1234   What is left of a number that was made unreadable.
  if ((raw[i - 1] === "×" || raw[i - 1] === "*" || raw[i - 1] === "＊") && raw[i - 1] === raw[i - 2] && !off.has("numerals/code.id")) return draftOf(i, codeEnd(reader, i), "code", "numerals/code.id");
  // > | 元/500克   The unit of a table's column.
  if (raw[i - 1] === "/" && key[i - 2] === "元" && reader.last < i - 1) return skippedUnit(reader, i);
  const id = digitCode(reader, i);
  if (id !== undefined && !off.has(id.rule)) return draftOf(i, id.end, id.type, id.rule);
  const document = documentEnd(reader, i);
  if (document > i && !off.has("numerals/code.document")) return draftOf(i, document, "code", "numerals/code.document");
  const sum = sumEnd(reader, i);
  if (sum > i && !off.has("numerals/slogan.sum")) return draftOf(i, sum, "slogan", "numerals/slogan.sum");
  const quoted = quotedUntil(reader, i);
  if (quoted > i && !off.has("numerals/slogan.quoted-digits")) {
    let j = i;
    while (j < quoted && (isDigit(key.charCodeAt(j)) || isDatePoint(key, i, j))) j++;
    if (j === quoted) {
      const title = key[i - 1] === "《" || key[i - 1] === "〈";
      if (!title || !off.has("numerals/name.title")) return title ? draftOf(i, quoted, "name", "numerals/name.title") : draftOf(i, quoted, "slogan", "numerals/slogan.quoted-digits");
    }
  }
  // > | 双11大促   双12   not 双11万
  if (key[i - 1] === "双" && /^1[12]$/.test(key.slice(i, i + 2)) && (tables.kinds[key.charCodeAt(i + 2)] ?? 0) === 0 && !off.has("numerals/name")) return draftOf(i - 1, i + 2, "name", "numerals/name");
  const day = readBracketedDay(reader, i);
  if (day !== undefined) return day;
  const enumerator = enumeratorEnd(reader, i);
  if (enumerator > i && !off.has("numerals/enumerator")) return draftOf(i, enumerator, "enumerator", "numerals/enumerator");
  const touching = !off.has("numerals/code.letters") && touchesLetter(reader, i);
  if (!touching) {
    const date = readDate(reader, i);
    if (date !== undefined) return qualified(reader, date);
    const year = bareYear(reader, i) ?? readYears(reader, i);
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
  const { draft, unit, numeral } = amount;
  if (!numeral.han && draft.type === "cardinal") {
    const code = bareCode(reader, i, amount);
    if (code !== undefined && !off.has(code.rule!)) return code;
    const compact = unit === undefined && draft.end === i + 8 && !touching && !isLatinLetter(key.charCodeAt(i + 8)) && !isLabelled(reader, i) ? readCompactDay(reader, i) : undefined;
    if (compact !== undefined) return compact;
  }
  if (unit === undefined && !off.has("numerals/code.chain") && isChain(reader, i, draft.end)) return draftOf(i, codeEnd(reader, i), "code", "numerals/code.chain");
  // > | 3栋502室   绿城花园3幢
  if (unit !== undefined && "栋幢座".includes(unit.unit.name) && !numeral.han && ((isDigit(key.charCodeAt(draft.end)) && !COUNTED_IN_BUILDINGS.test(key.slice(draft.end, draft.end + 8))) || "园苑区村号庭府湾邸".includes(key[i - 1] ?? " ")) && !off.has("numerals/code.named")) return draftOf(i, draft.end, "code", "numerals/code.named");
  // > | 中宁大厦18楼   The floor of an address.
  if (unit?.unit.name === "楼" && !numeral.han && "厦座栋幢号".includes(key[i - 1] ?? " ") && !off.has("numerals/code.named")) return draftOf(i, draft.end, "code", "numerals/code.named");
  // > | 2024年|1期   The number of a journal.
  if (unit?.unit.name === "期" && reader.previous?.type === "year" && reader.last === i && draft.range === undefined) return { ...draft, type: "ordinal" };
  const after = key.charCodeAt(draft.end);
  const stake = touching && raw[i - 1] === "K" && unit?.unit.dimension === "length" && !isLatinLetter(key.charCodeAt(i - 2)); // K1085公里处
  const strong = unit !== undefined && !stake && unit.unit.kind !== "classifier" && unit.unit.kind !== "duration" && unit.unit.name !== "卡" && (unit.unit.kind !== "money" || unit.end - unit.start > 1 || numeral.han || numeral.pointed); // U19欧青赛, M1卡
  if (touching && !strong) return draftOf(i, Math.max(codeEnd(reader, i), numeral.end), "code", "numerals/code.letters");
  if (unit === undefined && !off.has("numerals/code.letters") && numeral.places < 4 && isLatinLetter(after)) return draftOf(i, codeEnd(reader, i), "code", "numerals/code.letters");
  const named = !off.has("numerals/code.named") && (unit === undefined || unit.unit.kind === "classifier") ? isNamed(reader, numeral.end) : 0;
  if (named > numeral.end && !numeral.han) return draftOf(i, named, "code", "numerals/code.named");
  if (unit === undefined && !numeral.han && !off.has("numerals/code.named") && (isListedName(reader, draft.end) || isShareCode(reader, i, draft.end))) return draftOf(i, draft.end, "code", "numerals/code.named");
  if (unit === undefined && key[draft.end] === "号" && !off.has("numerals/code.number")) return draftOf(i, draft.end + 1, "code", "numerals/code.number");
  if ((unit === undefined || unit.unit.name === "线") && !numeral.han && !off.has("numerals/code.named") && isLabelled(reader, i)) return draftOf(i, draft.end, "code", "numerals/code.named");
  if (draft.type === "cardinal" && unit?.unit.licence !== true && !off.has("numerals/enumerator") && isHeading(reader, i, numeral.end)) return draftOf(i, numeral.end, "enumerator", "numerals/enumerator");
  if (unit === undefined && !off.has("numerals/footnote") && isFootnote(reader, i, draft.end)) return draftOf(i, draft.end, "enumerator", "numerals/footnote");
  return finish(reader, amount);
}

/** > | 新建5棟|140戶   What stands in buildings, and is no room of an address. */
const COUNTED_IN_BUILDINGS = /^\d+(?:\.\d+)?(?:万|户|套|间|个|名|人|家|平方)/;

/** The numeral at `i` with its unit, passed over. */
function skippedUnit(reader: Reader, i: number): Draft | undefined {
  const amount = readAmount(reader, i);
  return amount && draftOf(i, amount.draft.end, "name", IDIOM);
}

/** > | 今(22)公布   昨(14)日   A day as newspapers of Taiwan put it. */
function readBracketedDay({ key }: Reader, i: number): Draft | undefined {
  if (key[i - 1] !== "(" || !"今昨明前日天".includes(key[i - 2] ?? " ")) return undefined;
  if ("日天".includes(key[i - 2]!) && !"今昨明".includes(key[i - 3] ?? " ")) return undefined; // 昨天(14日)
  const stop = isDigit(key.charCodeAt(i + 1)) ? i + 2 : i + 1;
  const day = Number(key.slice(i, stop));
  return key[stop] === ")" && day >= 1 && day <= 31 ? { start: i, end: stop, numeralStart: i, numeralEnd: stop, type: "date", iso: `---${String(day).padStart(2, "0")}`, notation: "arabic" } : undefined;
}

/** > | 附件1   邮编:200000   验证码是482913   A word before the number says that it identifies. */
function isLabelled(reader: Reader, i: number): boolean {
  const { key } = reader;
  let at = i;
  if (key[at - 1] === " ") at--;
  if (":为是".includes(key[at - 1] ?? " ")) at--;
  if (key[at - 1] === " ") at--;
  return reader.words.leading.label.match(key, at, reader.last) !== 0;
}

/** > | 地铁1|、2号线   A number in a list whose last member is a name. */
function isListedName(reader: Reader, stop: number): boolean {
  const { key } = reader;
  let at = stop;
  for (let members = 0; members < 6 && (key[at] === "、" || key[at] === "和") && isDigit(key.charCodeAt(at + 1)); members++) {
    at++;
    while (isDigit(key.charCodeAt(at))) at++;
  }
  return at > stop && key[at] === "号" && isNamed(reader, at) > at;
}

/** > | 四方科技(603339)   Six digits alone in brackets behind a name, as the exchanges number shares. */
function isShareCode({ key }: Reader, i: number, stop: number): boolean {
  return stop - i === 6 && key[i - 1] === "(" && key[stop] === ")" && isHan(key[i - 2] ?? " ") && /^(00[0-3]|20|30[0-3]|4[03]|60[0135]|68[89]|8[378]|9[02])/.test(key.slice(i, i + 3));
}

/** > | 20210305   A day written in eight digits. */
function readCompactDay(reader: Reader, i: number): Draft | undefined {
  const { key } = reader;
  const digits = key.slice(i, i + 8);
  const month = Number(digits.slice(4, 6));
  const day = Number(digits.slice(6));
  if (!(digits.startsWith("19") || digits.startsWith("20")) || !(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return undefined;
  return { start: i, end: i + 8, numeralStart: i, numeralEnd: i + 8, type: "date", iso: `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`, notation: "arabic" };
}


/** > | (1881-1936)   1949—1999   Two years joined, no unit behind. */
function readYears(reader: Reader, i: number): Draft | undefined {
  const { key } = reader;
  const sign = rangeSign(key, i + 4);
  if (sign === i + 4) return undefined;
  const year = (at: number): number => (isDigit(key.charCodeAt(at + 3)) && !isDigit(key.charCodeAt(at + 4)) ? Number(key.slice(at, at + 4)) : NaN);
  const first = year(i);
  if (!(first >= 1800 && first <= 2099) || key[i + 4] === "至" || key[i + 4] === "到") return undefined;
  const second = year(sign);
  const next = key[sign + 4] ?? "";
  if (!(second > first && second <= 2099 && second - first <= 150) || rangeSign(key, sign + 4) > sign + 4 || isLatinLetter(next.charCodeAt(0)) || ".:/%".includes(next || " ")) return undefined;
  if (readUnit(reader, sign + 4) !== undefined || reader.tables.kinds[next.charCodeAt(0)]! > 0) return undefined;
  return { start: i, end: sign + 4, numeralStart: i, numeralEnd: sign + 4, type: "period", iso: `${first}/${second}`, notation: "arabic" };
}

/** A number that no unit counts, or a classifier at most, and what stands around it says that it is a name. */
function bareCode(reader: Reader, i: number, amount: Amount): Draft | undefined {
  const { key } = reader;
  const { draft, unit, numeral } = amount;
  const stop = draft.end;
  const whole = numeral.value.scale === 0;
  const before = key[i - 1] ?? "";
  // > | 歼-20   神舟-15号   The dash behind a Han character joins; a difference has a verb before it or a unit behind.
  if (before === "-" && whole && isHan(key[i - 2] ?? " ") && !"为是达至到了于降跌".includes(key[i - 2]!)) return draftOf(i, codeEnd(reader, numeral.end - 1), "code", "numerals/code.letters");
  // > | MD—80   F—16: as older newspapers print the dash
  if (before === "—" && whole && isLatinLetter(key.charCodeAt(i - 2)) && (unit === undefined || unit.unit.kind === "classifier")) return draftOf(i, codeEnd(reader, numeral.end - 1), "code", "numerals/code.letters");
  if (unit !== undefined) return undefined;
  // > | 03 11 17   007   No amount begins with a zero.
  if (whole && key[i] === "0" && numeral.end > i + 1) return draftOf(i, numeral.end, "code", "numerals/code.id");
  // > | Windows 11   骁龙8 Gen 3   ISO 9001, but CPI 101.2
  if (before === " " && isLatinLetter(key.charCodeAt(i - 2)) && (whole || reader.raw[i - 2] === key[i - 2])) return draftOf(i, codeEnd(reader, i), "code", "numerals/code.letters");
  // > | 《长津湖2》   “天问1”
  const closing = key[stop] ?? "";
  if (whole && isHan(before) && (closing === "》" || closing === "〉" || ((closing === "”" || closing === "」") && numeral.end - i <= 3 && !"为是达至到于有约超".includes(before)))) return draftOf(i, stop, "name", "numerals/name.title");
  // > | 工业4.0   治理2.0版   A generation is written with one figure and a zero, and no verb before it; 评分为8.0 is a value.
  if (numeral.end - i === 3 && key.startsWith(".0", i + 1) && GENERATIONS.some((word) => key.startsWith(word, stop))) return draftOf(i, stop, "code", "numerals/code.named");
  if (isHan(before) && numeral.end - i === 3 && key.startsWith(".0", i + 1) && !"为是达至到于了约值率数分近增长降跌升左右".includes(before)) return draftOf(i, stop, "code", "numerals/code.named");
  // > | 90后   00后   85后
  if (closing === "后" && stop === i + 2 && (key[i + 1] === "0" || key[i + 1] === "5") && (before === "" || !"天日小年".includes(before))) return draftOf(i, stop + 1, "name", "numerals/name");
  // > | 9·11事件   6·18大促
  if (isDatePoint(key, i, stop) && key[stop] !== "." && isDigit(key.charCodeAt(stop + 1))) return draftOf(i, codeEnd(reader, i), "name", "numerals/name");
  // > | 110、119或12348   GB/T 7714—2015: what goes on with a code is one
  const last = reader.previous;
  if (last !== undefined && last.end === i - 1) {
    if (last.type === "phone" && "、或和及/,".includes(before) && numeral.end - i >= 3) return draftOf(i, numeral.end, "phone", last.rule!);
    if (last.type === "phone" && before === "转" && whole) return draftOf(i, stop, "phone", last.rule!); // 021-58881234转8001
    if (last.type === "code" && "-–—:/.".includes(before)) return draftOf(i, codeEnd(reader, i), "code", last.rule!);
  }
  // > | 3号楼1501   3号楼2单元
  if (last !== undefined && last.end === i && last.rule === "numerals/code.named" && whole && isNamed(reader, numeral.end) === numeral.end) return draftOf(i, numeral.end, "code", last.rule);
  if (key.startsWith("单元", stop) && last !== undefined && last.end === i) return draftOf(i, stop + 2, "code", "numerals/code.named");
  return undefined;
}

/** Behind the figure of a generation: 2.0|版本. */
const GENERATIONS = ["版", "时代", "模式", "阶段"];

/** > | “3·15”   “9.11”   Between month and day. */
function isDatePoint(key: string, i: number, j: number): boolean {
  return (key[j] === "·" || key[j] === "•" || key[j] === "・" || key[j] === ".") && j > i && j - i <= 2 && isDigit(key.charCodeAt(j + 1)) && !isDigit(key.charCodeAt(j + 3));
}

/** > | 国发〔2023〕12号   财税[2019]13号   (2023)苏05民终1234号   The number of a document, from its year on; `i` when there is none. */
function documentEnd(reader: Reader, i: number): number {
  const { key, end } = reader;
  const opening = key[i - 1];
  if (opening !== "〔" && opening !== "[" && opening !== "(" && opening !== "【") return i;
  let j = i;
  while (j < end && isDigit(key.charCodeAt(j))) j++;
  const closing = key[j];
  if (j - i !== 4 || (closing !== "〕" && closing !== "]" && closing !== ")" && closing !== "】")) return i;
  let court = false;
  for (let at = j + 1; at < end && at - j <= LONGEST_DOCUMENT; at++) {
    if (isDigit(key.charCodeAt(at))) continue;
    if (key[at] === "号" && at > j + 1) return opening !== "(" || court ? at + 1 : i;
    court ||= "民刑行执商知破字".includes(key[at]!);
    if (!isHan(key[at]!) || (opening !== "(" && key[at] !== "第")) return i;
  }
  return i;
}

/** Between the year and 号: 苏0508刑初1234. */
const LONGEST_DOCUMENT = 14;

/** > | 《吴江年鉴(2023)》   实施2025行动计划   A bare year in brackets of a title. */
function bareYear(reader: Reader, i: number): Draft | undefined {
  const { key } = reader;
  if (!isDigit(key.charCodeAt(i + 1)) || !isDigit(key.charCodeAt(i + 2)) || !isDigit(key.charCodeAt(i + 3)) || isDigit(key.charCodeAt(i + 4))) return undefined;
  const value = Number(key.slice(i, i + 4));
  if (!(value >= 1900 && value <= 2099)) return undefined;
  const previous = key[i - 1];
  const next = key[i + 4];
  const bracketed = (previous === "(" && next === ")") || (previous === "[" && next === "]") || (previous === "〔" && next === "〕") || (previous === "《" && next !== "》");
  const programme = reader.words.trailing.programme.matchAt(key, i + 4) !== 0;
  if (!bracketed && !programme) return undefined;
  return { start: i, end: i + 4, numeralStart: i, numeralEnd: i + 4, type: "year", iso: String(value), notation: "arabic" };
}

/** > | 1.2.3   1-1-1-1   192.168.1.1   3/4/5   Joined parts without a unit: a version, an address, a code. */
function isChain(reader: Reader, i: number, stop: number): boolean {
  const { key } = reader;
  if (isChainJoint(key[stop]) && isDigit(key.charCodeAt(stop + 1))) return true;
  return isChainJoint(key[i - 1]) && i > 1 && isDigit(key.charCodeAt(i - 2));
}

function isChainJoint(character: string | undefined): boolean {
  return character === "." || character === "-" || character === "/" || character === "_" || character === ":";
}
