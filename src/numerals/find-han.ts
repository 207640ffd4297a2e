import { readAmount } from "./amount.ts";
import { readDate } from "./date.ts";
import { type Draft, newDraft, type Reader } from "./draft.ts";
import { hanEnumeratorEnd } from "./enumerator.ts";
import { currencyBefore, finish, priced, qualified } from "./finish.ts";
import { readHalf, readOneHalf } from "./half.ts";
import { hasLicence } from "./licence.ts";
import type { Amount } from "./measured.ts";
import { bound, draftOf, IDIOM, quotedUntil } from "./not-a-number.ts";
import { isNamed } from "./code.ts";
import { MAX_DIGITS } from "./numeral.ts";
import { isHan } from "./ordinal.ts";
import { isSpokenPhone } from "./phone.ts";
import { Kind } from "./tables.ts";

export function readHanAt(reader: Reader, i: number): Draft | undefined {
  const { key, end, tables, off } = reader;
  const run = digitsEnd(reader, i);
  const flood = Math.max(run, repeatedUntil(key, i));
  if (flood - i > MAX_DIGITS) return skip(i, flood); // passed over at once, or every one of them would read the rest again
  if (run - i >= 3 && isSpokenPhone(reader, i, run) && !off.has("numerals/phone")) return { start: i, end: run, numeralStart: i, numeralEnd: run, type: "phone", notation: "digits", rule: "numerals/phone" };
  if (key.startsWith("零", i)) {
    if ((key[i + 1] === "下" || key[i + 1] === "上") && tables.kinds[key.charCodeAt(i + 2)]! > 0) return undefined;
    if (reader.previous?.type === "duration" && reader.last === i) return undefined; // 三个月|零|五天
  }
  // 幺二七点零点零点幺: what stands behind the second point is no number of its own.
  if (reader.last < i && key.startsWith("点", i - 1) && isDigitKind(tables.kinds[key.charCodeAt(i - 2)]) && isDigitKind(tables.kinds[key.charCodeAt(i)])) return skip(i, i + 1);
  if (key.startsWith("万历", i)) return undefined; // the name of an era
  const word = bound(reader, i);
  if (word !== undefined) return word;
  const quoted = quotedUntil(reader, i);
  const enumerator = hanEnumeratorEnd(reader, i);
  if (enumerator > i && !off.has("numerals/enumerator")) return draftOf(i, enumerator, "enumerator", "numerals/enumerator");
  if (!off.has("numerals/weekday") && isWeekday(reader, i)) return draftOf(i - 1, i + 1, "name", "numerals/weekday");
  if (key.startsWith("半", i)) return readHalf(reader, i);
  if (key.startsWith("一半", i)) return readOneHalf(reader, i);
  const date = quoted < 0 ? readDate(reader, i) : undefined;
  if (date !== undefined) return qualified(reader, date);
  const meeting = meetingEnd(reader, i);
  if (meeting > i && !off.has("numerals/name.meeting")) return draftOf(i, meeting, "name", "numerals/name.meeting");
  const amount = readAmount(reader, i);
  if (amount === undefined) return undefined;
  const prefix = currencyBefore(reader, i);
  if (prefix !== undefined && (amount.unit === undefined || amount.unit.unit.kind === "money") && !(amount.numeral.bare && amount.numeral.end - i === 1)) return priced(reader, amount, prefix);
  if (quoted > 0 && !off.has("numerals/slogan.quoted") && isSlogan(key, amount)) return draftOf(i, quoted, "slogan", "numerals/slogan.quoted");
  const { numeral, unit, draft } = amount;
  const named = isNamed(reader, numeral.end);
  if (named > numeral.end && !off.has("numerals/name")) return draftOf(i, named, "name", "numerals/name");
  if (unit === undefined && key[numeral.end] === "期" && !"间待望".includes(key[numeral.end + 1] ?? " ")) return finish(reader, amount);
  if (isPhase(amount) || isSession(reader, amount) || isMeeting(reader, amount) || isGrade(reader, amount)) {
    draft.type = "ordinal";
    return draft;
  }
  if (!hasLicence(reader, amount)) return skip(i, Math.min(end, Math.max(numeral.end, i + 1)));
  return finish(reader, amount);
}

/** Where the repetitions of the unit at `i` end. */
function repeatedUntil(key: string, i: number): number {
  const unit = key.charCodeAt(i);
  let j = i + 1;
  while (key.charCodeAt(j) === unit) j++;
  return j;
}

/** Where the Han digits end that begin at `i`. */
function digitsEnd({ key, end, tables }: Reader, i: number): number {
  let j = i;
  while (j < end && isDigitKind(tables.kinds[key.charCodeAt(j)])) j++;
  return j;
}

function isDigitKind(kind: number | undefined): boolean {
  return kind === Kind.DIGIT || kind === Kind.ZERO;
}

/** Nothing here, and nothing inside what was read either. */
function skip(start: number, end: number): Draft {
  const draft = newDraft(start, end, start, end, "name", "han");
  draft.rule = IDIOM;
  return draft;
}

const CONVENED = ["全国", "全省", "人大", "政协", "中央", "委员", "党委", "理事", "董事", "人民代表", "省", "市委", "市人", "县委", "县人", "区委", "区人", "常委"];

/** > | 十三届全国人大   五届市委   Without 第 it is a number of order all the same. */
function isSession({ key }: Reader, { unit, numeral }: Amount): boolean {
  return unit?.unit.name === "届" && !numeral.arabic && numeral.high === undefined && CONVENED.some((word) => key.startsWith(word, unit.end));
}

/** > | 市十六届人大|五次|会议   省|八次|党代会   The sessions of a body are numbered; 召开了五次会议 counts them. */
function isMeeting({ key }: Reader, { unit, numeral: { start, arabic, high } }: Amount): boolean {
  if (unit?.unit.name !== "次" || arabic || high !== undefined) return false;
  const held = (words: readonly string[], bodies: readonly string[]): boolean => words.some((word) => key.startsWith(word, unit.end)) && bodies.some((word) => key.endsWith(word, start));
  return held(MEETINGS, BODIES) || held(CONGRESSES, LEVELS);
}

/** > | 三级|医院   二级|教授   三年级|二班   A grade, not so many of them; 省市县三级 and 共分五级 count. */
function isGrade({ key }: Reader, { unit, numeral: { start, end, high } }: Amount): boolean {
  if (end - start !== 1 || high !== undefined || unit === undefined) return false;
  if (unit.unit.name === "班") return key[start - 1] === "级";
  return unit.unit.name === "级" && isHan(key[unit.end] ?? " ") && !"、的和各共分为省市县区乡镇村州级".includes(key[start - 1] ?? " ") && !"地别以和及".includes(key[unit.end]!);
}

const MEETINGS = ["会议", "全会", "全体会议", "全体会"];
const CONGRESSES = ["党代会", "党代表大会", "代表大会", "文代会", "团代会", "妇代会"];
const LEVELS = ["省", "市", "县", "区", "州", "旗", "镇", "乡", "全国", "党的"];
const BODIES = ["人大", "政协", "代表大会", "委员会", "常委会", "全委会", "理事会", "董事会"];

/** > | 二期   一期: the phases of a project, without 第. */
function isPhase(amount: Amount): boolean {
  return amount.unit?.unit.name === "期" && amount.numeral.han && !amount.numeral.arabic && amount.numeral.high === undefined && amount.numeral.value.digits <= 20n;
}

/** > | “五个提升”   “三区三片”   A quotation that begins with a small Han number and what it counts, and goes on. */
function isSlogan(key: string, amount: Amount): boolean {
  const { unit, numeral } = amount;
  if (numeral.arabic) return false;
  if (numeral.places >= 4) return numeral.bare && unit === undefined && isHan(key[numeral.end] ?? " "); // “千万工程”
  return unit === undefined || unit.unit.kind === "classifier";
}

function isWeekday(reader: Reader, i: number): boolean {
  const { key } = reader;
  const before = key[i - 1];
  if (before !== "周" && before !== "期" && before !== "拜") return false;
  return (before === "周" ? !"一每两三四五六整数几半".includes(key[i - 2] ?? " ") : key[i - 2] === (before === "期" ? "星" : "礼")) && "一二三四五六".includes(key[i]!) && reader.tables.units.longestAt(key, i + 1, reader.end) === undefined;
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
