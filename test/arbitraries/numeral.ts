/** Numerals as texts write them, each with its value in decimal digits. */
import fc from "fast-check";

const DIGITS = "零一二三四五六七八九";
const FORMAL = "零壹贰叁肆伍陆柒捌玖";

/** A decimal number in plain digits, up to 10^40. */
export const decimal: fc.Arbitrary<string> = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 40n }), fc.stringMatching(/^[0-9]{0,6}$/)).map(([whole, fraction]) => {
  const kept = fraction.replace(/0+$/, "");
  return kept === "" ? String(whole) : `${whole}.${kept}`;
});

/** Below ten thousand, in Han numerals: 三千零五 = 3005. */
export const smallNumeral: fc.Arbitrary<{ readonly text: string; readonly value: string }> = fc.tuple(fc.integer({ min: 0, max: 9999 }), fc.constantFrom(DIGITS, FORMAL)).map(([value, digits]) => ({ text: spell(value, digits), value: String(value) }));

function spell(value: number, digits: string): string {
  if (value === 0) return digits[0]!;
  const formal = digits === FORMAL;
  const units = formal ? ["仟", "佰", "拾", ""] : ["千", "百", "十", ""];
  let text = "";
  let gap = false;
  [1000, 100, 10, 1].forEach((size, i) => {
    const digit = Math.floor(value / size) % 10;
    if (digit === 0) {
      gap = text !== "";
      return;
    }
    text += (gap ? digits[0]! : "") + digits[digit]! + units[i]!;
    gap = false;
  });
  return !formal && value >= 10 && value < 20 ? text.slice(1) : text; // 十二, not 一十二
}
