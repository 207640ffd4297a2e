import { checkChoice, checkOptionNames, GuiyiError } from "../error.ts";
import { decimalOf, type Decimal } from "../text/decimal.ts";

export interface FormatOptions {
  /** lower 一百二十, upper 壹佰贰拾, rmb 壹佰贰拾元整, digits 一二零. Default lower. */
  readonly style?: "lower" | "upper" | "rmb" | "digits";
  /** 两 for 二 before 百 千 万 亿: 两千两百. Default false. Lower style only. */
  readonly liang?: boolean;
  /** 十二 for 一十二 at the head. Default true. Lower style only. */
  readonly tenShort?: boolean;
  /** The zero of digit strings: 二零二三 or 二〇二三. Default 零. */
  readonly zero?: "零" | "〇";
}

const LOWER = { digits: "零一二三四五六七八九", units: ["", "十", "百", "千"] };
const UPPER = { digits: "零壹贰叁肆伍陆柒捌玖", units: ["", "拾", "佰", "仟"] };
/** Names of the groups of four digits from 10^16 on; below it 10^12 is 万亿, because 兆 means three numbers. */
const GROUPS = ["", "万", "亿", "兆", "京", "垓", "秭", "穰", "沟", "涧", "正", "载", "极"];
const MAX_INTEGER_DIGITS = 52;

/**
 * A number in Chinese, exact for strings and BigInt up to 10^48.
 *
 * formatNumber(1200000) → 一百二十万; formatNumber("16409.02", { style: "rmb" }) → 壹万陆仟肆佰零玖元零贰分
 */
export function formatNumber(value: number | string | bigint, options: FormatOptions = {}): string {
  checkOptionNames(options, ["style", "liang", "tenShort", "zero"]);
  checkChoice("style", options.style, ["lower", "upper", "rmb", "digits"]);
  checkChoice("zero", options.zero, ["零", "〇"]);
  const text = plainText(value);
  const negative = text.startsWith("-");
  const [whole = "0", fraction = ""] = (negative ? text.slice(1) : text).split(".");
  const sign = negative && /[1-9]/.test(text) ? "负" : "";
  const style = options.style ?? "lower";
  if (style === "digits") {
    const digits = LOWER.digits.replace("零", options.zero ?? "零");
    const spell = (part: string): string => [...part].map((digit) => digits[Number(digit)]).join("");
    return sign + spell(whole) + (fraction === "" ? "" : `点${spell(fraction)}`);
  }
  const integer = whole.replace(/^0+(?=\d)/, "");
  if (integer.length > MAX_INTEGER_DIGITS) throw new GuiyiError("out-of-range", `formatNumber writes numbers below 10^${MAX_INTEGER_DIGITS}, got ${integer.length} digits; style "digits" has no bound`);
  if (style === "rmb") return sign + money(integer, fraction);
  const set = style === "upper" ? UPPER : LOWER;
  let spelt = spellInteger(integer, set);
  if (style === "lower") {
    if (options.tenShort !== false && spelt.startsWith("一十")) spelt = spelt.slice(1);
    if (options.liang === true) spelt = spelt.replace(/二(?=[百千万亿])/g, "两");
  }
  return sign + spelt + (fraction === "" ? "" : `点${[...fraction].map((digit) => set.digits[Number(digit)]).join("")}`);
}

/** Decimal text without exponent; throws when the value is none. */
function plainText(value: number | string | bigint): string {
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new GuiyiError("not-a-number", `formatNumber takes a finite number, got ${value}`);
    const text = Object.is(value, -0) ? "0" : String(value);
    const exponent = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
    if (exponent === null) return text;
    const [, minus = "", head = "", tail = "", power = "0"] = exponent;
    return minus + place(decimalOf(head + tail), tail.length - Number(power));
  }
  if (typeof value !== "string" || !isPlain(value)) throw new GuiyiError("not-a-number", `formatNumber takes a number, a BigInt or decimal text such as "12.30", got ${JSON.stringify(String(value).slice(0, 40))}`);
  return value.startsWith("+") ? value.slice(1) : value;
}

function isPlain(text: string): boolean {
  let i = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
  let digits = 0;
  let points = 0;
  for (; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 46 && digits > 0 && points === 0 && i + 1 < text.length) points++;
    else if (unit >= 48 && unit <= 57) digits++;
    else return false;
  }
  return digits > 0;
}

/** Digits with the point `scale` places from the right. */
function place(value: Decimal, scale: number): string {
  if (scale <= 0) return value.digits.toString() + "0".repeat(-scale);
  const digits = value.digits.toString().padStart(scale + 1, "0");
  return `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function spellInteger(digits: string, set: typeof LOWER): string {
  if (/^0*$/.test(digits)) return "零";
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= 4) groups.unshift(digits.slice(Math.max(0, end - 4), end));
  const large = groups.length > 4;
  let out = "";
  let gap = false; // zeros since the last digit written
  groups.forEach((group, index) => {
    const level = groups.length - 1 - index;
    const spelt = spellGroup(group, set, out !== "", gap);
    if (spelt === "") gap = true;
    else {
      out += spelt + (level === 3 && !large ? "万" : GROUPS[level]!);
      gap = false;
    }
    // 万亿: the 亿 of an empty group of 亿 is still to be written.
    if (level === 2 && !large && groups.length > 3 && spelt === "" && Number(groups[index - 1]) > 0) {
      out += "亿";
    }
  });
  return out;
}

/** One group of four digits; begins with 零 when zeros part it from what stands before. */
function spellGroup(group: string, set: typeof LOWER, after: boolean, gap: boolean): string {
  if (Number(group) === 0) return "";
  let out = "";
  let zero = after && (gap || group.length < 4 || group.startsWith("0"));
  for (let i = 0; i < group.length; i++) {
    const digit = Number(group[i]);
    if (digit === 0) {
      if (out !== "") zero = true;
      continue;
    }
    if (zero) out += set.digits[0];
    zero = false;
    out += set.digits[digit]! + set.units[group.length - 1 - i]!;
  }
  return out;
}

/** 支付结算办法, annex 1: 整 after 元 and 角 alone is 整's place, none after 分; 零 where 角 is missing. */
function money(integer: string, fraction: string): string {
  let last = fraction.length;
  while (last > 0 && fraction.charCodeAt(last - 1) === 48) last--;
  const cents = fraction.slice(0, last);
  if (cents.length > 2) throw new GuiyiError("too-precise", `an amount of money ends with 分: give at most two decimals, got ${JSON.stringify(`${integer}.${fraction}`)}`);
  const jiao = Number(cents[0] ?? 0);
  const fen = Number(cents[1] ?? 0);
  const yuan = integer === "0" ? "" : `${spellInteger(integer, UPPER)}元`;
  if (jiao === 0 && fen === 0) return yuan === "" ? "零元整" : `${yuan}整`;
  let out = yuan;
  if (jiao > 0) out += `${UPPER.digits[jiao]!}角`;
  else if (yuan !== "") out += "零";
  if (fen > 0) out += `${UPPER.digits[fen]!}分`;
  return out;
}
