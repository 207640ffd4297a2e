import { readAmount } from "./amount.ts";
import { readDate } from "./date.ts";
import type { Draft, Reader } from "./draft.ts";
import { enumeratorEnd, isFootnote } from "./enumerator.ts";
import { currencyBefore, finish, priced, qualified } from "./finish.ts";
import { codeEnd, digitCode, draftOf, IDIOM, isNamed, quotedUntil, sumEnd, touchesLetter } from "./not-a-number.ts";
import { isDigit } from "./numeral.ts";
import { isLatinLetter } from "./unit.ts";

export function readArabicAt(reader: Reader, i: number): Draft | undefined {
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
