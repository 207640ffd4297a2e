import { readNumeral } from "./cardinal.ts";
import { readPartOfYear } from "./period.ts";
import { notationOf, type Draft, type Reader } from "./draft.ts";
import { readUnit } from "./unit.ts";

const SCOPE_ENDS = ["全国", "全省", "全市", "全区", "全县", "全球", "世界", "全州", "全盟", "全旗", "全镇", "全校", "全班", "国内", "省内", "市内", "亚洲", "欧洲", "全军", "全系统", "同类城市", "全行业", "行业", "业界", "苏南", "苏州", "江苏", "中国"];
const OF = ["总量", "增速", "数量", "增幅", "规模", "总数", "人数", "总额", "排名", "得分", "均值"];
const RANK_BEFORE = ["列", "居", "排名", "排", "位", "名列", "第", "评", "获", "跃升至", "提升至", "进入", "进位", "晋升至", "上升至", "升至", "保持", "跻身", "冲刺", "争", "夺得", "夺", "得"];

/** > | 第十七届   第三次   第19位   全市第三   第二，   `i` is the place of 第. */
export function readOrdinal(reader: Reader, i: number): Draft | undefined {
  const { key, end } = reader;
  const quarter = readPartOfYear(reader, i);
  if (quarter !== undefined) return { start: i, end: quarter.end, numeralStart: i + 1, numeralEnd: i + 2, type: "period", iso: quarter.iso, notation: "han" };
  let at = i + 1;
  if (key[at] === " ") at++;
  const numeral = readNumeral(reader, at);
  if (numeral === undefined || numeral.open || numeral.value.scale > 0) return undefined;
  const draft: Draft = { start: i, end: numeral.end, numeralStart: at, numeralEnd: numeral.end, type: "ordinal", value: numeral.value, notation: notationOf(numeral) };
  if (numeral.high !== undefined) draft.range = { low: numeral.value, high: numeral.high };
  const unit = readUnit(reader, numeral.end);
  const isPlace = unit !== undefined && (unit.unit.name === "位" || unit.unit.name === "名");
  if (isPlace) {
    draft.type = "rank";
    draft.end = unit.end;
    draft.unit = unit.code;
    draft.unitText = unit.unit.name;
    scopeOf(reader, draft, i);
    return draft;
  }
  if (unit !== undefined && unit.unit.kind !== "money" && unit.unit.kind !== "percent" && unit.unit.kind !== "point") {
    draft.end = unit.end;
    draft.unit = unit.unit.kind === "quantity" ? unit.unit.name : unit.code;
    draft.unitText = unit.unit.name;
    return draft;
  }
  const next = key[numeral.end];
  const closed = numeral.end >= end || next === undefined || !isHan(next) || "的和与及或、并且,而但是".includes(next) || AFTER_RANK.some((word) => key.startsWith(word, numeral.end));
  const ranked = hasRankContext(reader, i);
  if (closed && ranked) {
    draft.type = "rank";
    scopeOf(reader, draft, i);
    return draft;
  }
  if (!closed) return ranked && numeral.value.digits > 3n ? { ...draft, type: "rank" } : undefined;
  // 第一，第二： count the points of a speech.
  if (!reader.off.has("numerals/enumerator.ordinal") && isBoundaryBefore(reader, i) && next !== undefined && ",、:.".includes(next)) {
    draft.type = "enumerator";
    draft.rule = "numerals/enumerator.ordinal";
  }
  return draft;
}

const AFTER_RANK = ["方阵前列", "增速", "总量", "其中", "分别", "较", "比上"];

function hasRankContext(reader: Reader, i: number): boolean {
  const before = reader.key.slice(Math.max(0, i - 10), i);
  return SCOPE_ENDS.some((word) => before.endsWith(word)) || OF.some((word) => before.endsWith(word)) || RANK_BEFORE.some((word) => before.endsWith(word)) || /[全][^,。;、]{1,3}$/.test(before) || /(省|市|县|区|组|界|国|榜|赛)$/.test(before) || /(并列|蝉联|位列|位居)[^,。;]{0,8}$/.test(before);
}

function scopeOf(reader: Reader, draft: Draft, i: number): void {
  const { key } = reader;
  const floor = Math.max(reader.last, i - 16);
  const before = key.slice(floor, i);
  const scope = SCOPE_ENDS.find((word) => before.endsWith(word));
  if (scope === undefined) {
    const of = OF.find((word) => before.endsWith(word));
    if (of !== undefined) draft.of = of;
    return;
  }
  draft.scope = scope;
  const rest = before.slice(0, -scope.length).replace(/(位居|位列|居|列|排名|排)$/, "");
  const of = OF.find((word) => rest.endsWith(word));
  if (of !== undefined) draft.of = of;
}

/** > | 前20   全省前十   前三名; 前三季度, 前11个月 are periods. */
export function readTop(reader: Reader, i: number): Draft | undefined {
  const { key, end } = reader;
  const period = readPartOfYear(reader, i);
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
  if (/[目以之日年月天提]$/.test(key.slice(Math.max(0, i - 1), i)) && !/[全]/.test(key[i - 1] ?? "")) return undefined;
  scopeOf(reader, draft, i);
  return draft;
}

const AFTER_TOP = "的大行和并以与及列、甲后里中强之";

export function isHan(character: string): boolean {
  return character >= "一" && character <= "鿿";
}

/** The start of a clause or line. */
export function isBoundaryBefore(reader: Reader, i: number): boolean {
  const before = reader.key[i - 1];
  return before === undefined || "。;!?:\n\r \t,\"“”「(（".includes(before);
}
