import { compare } from "../text/decimal.ts";
import { readNumeral } from "./cardinal.ts";
import { rangeSign } from "./date-part.ts";
import { readPartOfYear } from "./period.ts";
import { newDraft, notationOf, type Draft, type Reader } from "./draft.ts";
import { draftOf } from "./not-a-number.ts";
import { isDigit, type Numeral } from "./numeral.ts";
import { isLatinLetter, readUnit } from "./unit.ts";

/** > | 第十七届   第三次   第19位   全市第三   第二，   倒数第二   `i` is the place of 第. */
export function readOrdinal(reader: Reader, i: number): Draft | undefined {
  const draft = readForward(reader, i);
  if (draft === undefined || !reader.key.endsWith("倒数", i) || i - 2 < reader.last) return draft;
  if (draft.type === "enumerator") draft.type = "rank";
  draft.start = i - 2;
  draft.fromEnd = true;
  scopeOf(reader, draft, i - 2);
  return draft;
}

function readForward(reader: Reader, i: number): Draft | undefined {
  const { key, end } = reader;
  const quarter = readPartOfYear(reader, i);
  // 第3季第12集: a season, of which the parts are counted.
  if (quarter !== undefined && key[quarter.end] !== "第") return { start: i, end: quarter.end, numeralStart: i + 1, numeralEnd: i + 2, type: "period", iso: quarter.iso, notation: "han" };
  let at = i + 1;
  if (key[at] === " ") at++;
  const numeral = readNumeral(reader, at);
  if (numeral === undefined || numeral.open) return undefined;
  if (numeral.value.scale > 0) return numeral.arabic ? draftOf(i, numeral.end, "code", "numerals/code.chain") : undefined; // 第3.2节
  const draft = newDraft(i, numeral.end, at, numeral.end, "ordinal", notationOf(numeral));
  draft.value = numeral.value;
  if (numeral.high !== undefined) draft.range = { low: numeral.value, high: numeral.high };
  if (numeral.arabic && !numeral.han && isLatinLetter(key.charCodeAt(numeral.end))) return undefined; // 第5G时代
  readOrdinalRange(reader, draft, numeral);
  const unit = readUnit(reader, draft.end);
  if (unit?.unit.name === "人民") return undefined; // 区第四人民医院: a name, no number of people
  if (unit?.unit.name === "个" && key.startsWith("五年", unit.end) && /^[(规计时]/.test(key.slice(unit.end + 2))) return { ...draft, end: unit.end + 2, type: "name", rule: "numerals/name" }; // 第十三个五年规划
  const isPlace = unit !== undefined && (unit.unit.name === "位" || unit.unit.name === "名");
  if (isPlace) {
    draft.type = "rank";
    draft.end = unit.end;
    draft.unit = unit.code;
    draft.unitText = unit.unit.name;
    scopeOf(reader, draft, i);
    return draft;
  }
  if (unit !== undefined && (unit.unit.kind !== "money" || unit.unit.name === "块") && unit.unit.kind !== "percent" && unit.unit.kind !== "point") {
    draft.end = unit.end;
    draft.unit = unit.unit.kind === "quantity" || unit.unit.kind === "money" ? unit.unit.name : unit.code;
    draft.unitText = unit.unit.name;
    return draft;
  }
  const next = key[draft.end];
  const superlative = "高大长低".includes(next ?? " ") && !"中级校学道街队桥厦楼院门速等职专".includes(key[draft.end + 1] ?? " ") && (SUPERLATIVE.some((word) => key.endsWith(word, i)) || (next !== "大" && "省市县区洲".includes(key[i - 1] ?? " ")));
  const closed = superlative || draft.end >= end || next === undefined || !isHan(next) || "的和与及或、并且,而但是".includes(next) || reader.words.trailing["after-rank"].matchAt(key, draft.end) !== 0;
  const ranked = superlative || hasRankContext(reader, i);
  if (closed && ranked) {
    draft.type = "rank";
    scopeOf(reader, draft, i);
    return draft;
  }
  if (!closed) return ranked && numeral.value.digits > 3n ? { ...draft, type: "rank" } : numeral.arabic && !numeral.han ? draft : undefined;
  // 第一，第二： count the points of a speech.
  if (!reader.off.has("numerals/enumerator.ordinal") && isBoundaryBefore(reader, i) && next !== undefined && ",、:.".includes(next) && !(next === "、" && isDigit(key.charCodeAt(draft.end + 1)))) {
    draft.type = "enumerator";
    draft.rule = "numerals/enumerator.ordinal";
  }
  return draft;
}

/** > | 历史|第三高   全球|第二大|经济体   What a rank is taken in; without it, 第二高 may begin 第二高中. */
const SUPERLATIVE = ["历史", "史上", "历年", "同期", "世界", "全球", "全国", "亚洲", "中国", "国内"];

/** > | 第3至5名   第10-12条 */
function readOrdinalRange(reader: Reader, draft: Draft, first: Numeral): void {
  const sign = rangeSign(reader.key, draft.end);
  if (sign === draft.end || draft.range !== undefined) return;
  const at = reader.key[sign] === "第" ? sign + 1 : sign;
  const second = readNumeral(reader, at);
  if (second === undefined || second.high !== undefined || second.value.scale > 0 || compare(second.value, first.value) <= 0 || second.arabic !== first.arabic) return;
  const unit = readUnit(reader, second.end);
  if (unit === undefined || unit.unit.kind !== "classifier" && unit.unit.kind !== "duration") return;
  draft.range = { low: first.value, high: second.value };
  draft.end = draft.numeralEnd = second.end;
}

/** Does 第 of the result before count here too? > | 第1、|2、3名   第一、|二、三产业 */
export function continuesOrdinals(reader: Reader, i: number): boolean {
  const last = reader.previous;
  return last !== undefined && last.end === i - 1 && reader.key[i - 1] === "、" && last.unit === undefined && (last.type === "ordinal" || last.type === "rank" && last.top !== true || last.rule === "numerals/enumerator.ordinal");
}

/** > | 2、   3名   二、   三产业   A member of a list of ordinals, without 第 of its own. */
export function readListedOrdinal(reader: Reader, i: number): Draft | undefined {
  const numeral = readNumeral(reader, i);
  if (numeral === undefined || numeral.high !== undefined || numeral.value.scale > 0 || numeral.places > 2) return undefined;
  const unit = readUnit(reader, numeral.end);
  if (unit !== undefined && unit.unit.kind !== "classifier") return undefined;
  const next = reader.key[numeral.end] ?? " ";
  if (unit === undefined && (reader.tables.kinds[reader.key.charCodeAt(numeral.end)] !== 0 || "月日时点年".includes(next))) return undefined;
  if (unit === undefined && reader.key.startsWith("季度", numeral.end)) return undefined;
  const draft: Draft = { start: i, end: unit?.end ?? numeral.end, numeralStart: i, numeralEnd: numeral.end, type: unit === undefined && reader.previous?.type === "enumerator" ? "enumerator" : unit?.unit.name === "名" || unit?.unit.name === "位" ? "rank" : "ordinal", value: numeral.value, notation: notationOf(numeral) };
  if (unit !== undefined) draft.unit = draft.unitText = unit.unit.name;
  if (draft.type === "enumerator") draft.rule = "numerals/enumerator.ordinal";
  return draft;
}

function hasRankContext(reader: Reader, i: number): boolean {
  const { key, words: { leading } } = reader;
  const floor = Math.max(0, i - 10);
  if (leading.scope.match(key, i, floor) !== 0 || leading.of.match(key, i, floor) !== 0 || leading["rank-verb"].match(key, i, floor) !== 0) return true;
  const before = key.slice(floor, i);
  return /[全][^,。;、]{1,3}$/.test(before) || /(省|市|县|区|组|界|国|榜|赛)$/.test(before) || /(并列|蝉联|位列|位居)[^,。;]{0,8}$/.test(before);
}

function scopeOf(reader: Reader, draft: Draft, i: number): void {
  const { key, last, words: { leading } } = reader;
  let at = i;
  const scope = leading.scope.match(key, at, last);
  if (scope !== 0) {
    draft.scope = leading.scope.valueOf(scope);
    at -= draft.scope.length;
    for (const verb of ["位居", "位列", "居", "列", "排名", "排"]) {
      if (at - verb.length < last || !key.endsWith(verb, at)) continue;
      at -= verb.length;
      break;
    }
  }
  const of = leading.of.match(key, at, last);
  if (of !== 0) draft.of = leading.of.valueOf(of);
}

/** > | 前20   全省前十   前三名; 前三季度, 前11个月 are periods. */
export function readTop(reader: Reader, i: number): Draft | undefined {
  const { key, end } = reader;
  const period = readPartOfYear(reader, i);
  if (period !== undefined && key[period.end - 1] === "月" && isHan(key[i - 1] ?? " ") && !"年度在与和及比较是为按了的".includes(key[i - 1]!)) return undefined; // 盗窃前六个月
  if (period !== undefined) {
    return { start: i, end: period.end, numeralStart: i + 1, numeralEnd: i + 2, type: "period", iso: period.iso.startsWith("Q") ? period.iso : period.iso.split("/").map((piece) => `--${piece}`).join("/"), notation: "han" };
  }
  const at = key[i + 1] === " " ? i + 2 : i + 1;
  const numeral = readNumeral(reader, at);
  if (numeral === undefined || numeral.open || numeral.value.scale > 0 || numeral.bare && numeral.value.digits !== 100n && numeral.value.digits !== 10n || numeral.tail) return undefined;
  const draft: Draft = { start: i, end: numeral.end, numeralStart: at, numeralEnd: numeral.end, type: "rank", value: numeral.value, top: true, notation: notationOf(numeral) };
  if (numeral.high !== undefined) draft.range = { low: numeral.value, high: numeral.high };
  const unit = readUnit(reader, numeral.end);
  if (unit !== undefined) {
    if (unit.unit.name !== "名" && unit.unit.name !== "位" && unit.unit.name !== "强") return undefined;
    draft.end = unit.end;
    draft.unit = unit.code;
    draft.unitText = unit.unit.name;
  } else if (key[numeral.end] === "强") {
    draft.end = numeral.end + 1;
    draft.unit = draft.unitText = "强";
  } else if (key[numeral.end] === "%" ) return undefined;
  const next = key[draft.end];
  if (draft.end < end && next !== undefined && isHan(next) && unit === undefined && key[numeral.end] !== "强" && !AFTER_TOP.includes(next)) return undefined;
  if (/[目以之日年月天提税饭餐赛]$/.test(key.slice(Math.max(0, i - 1), i)) && !/[全]/.test(key[i - 1] ?? "")) return undefined;
  scopeOf(reader, draft, i);
  return draft;
}

const AFTER_TOP = "的大行和并以与及列、甲后里中强之能可均都";

export function isHan(character: string): boolean {
  return character >= "一" && character <= "鿿";
}

/** The start of a clause or line. */
export function isBoundaryBefore(reader: Reader, i: number): boolean {
  const before = reader.key[i - 1];
  return before === undefined || "。;!?:\n\r \t,\"“”「(（".includes(before);
}
