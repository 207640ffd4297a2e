import { CharClass, classOf } from "../text/classes.ts";

/** Is this unit a Han character, or the second half of one above the BMP (planes 2 and 3)? */
export function isHanBefore(text: string, position: number): boolean {
  const unit = text.charCodeAt(position - 1);
  if ((unit & 0xfc00) !== 0xdc00) return position > 0 && (classOf(unit) & CharClass.HAN) !== 0;
  return isHanPlane(text.charCodeAt(position - 2));
}

/** Is the character that begins here Han? */
export function isHanAt(text: string, position: number): boolean {
  const unit = text.charCodeAt(position);
  if ((unit & 0xfc00) !== 0xd800) return position < text.length && (classOf(unit) & CharClass.HAN) !== 0;
  return isHanPlane(unit) && (text.charCodeAt(position + 1) & 0xfc00) === 0xdc00;
}

/** High surrogates of planes 2 and 3, which hold nothing but ideographs. */
function isHanPlane(high: number): boolean {
  return high >= 0xd840 && high <= 0xd8bf;
}

/** Punctuation that only Chinese and Japanese text has: 、。〈…】 and the fullwidth ， ： （ …; “ ” — … belong to other scripts too and do not count. */
export function isChinesePunctuation(unit: number): boolean {
  if (unit >= 0x3001 && unit <= 0x3020) return unit <= 0x3003 || (unit >= 0x3008 && unit <= 0x3011) || (unit >= 0x3014 && unit <= 0x301b);
  return (unit >= 0xff01 && unit <= 0xff0f) || (unit >= 0xff1a && unit <= 0xff20) || (unit >= 0xff3b && unit <= 0xff40) || (unit >= 0xff5b && unit <= 0xff5e);
}

/** 0-9, ASCII or fullwidth. */
export function isDigit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19);
}
