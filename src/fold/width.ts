import { isDigit } from "./neighbours.ts";

const FULLWIDTH_TO_ASCII = 0xfee0;
const COMMA = 0xff0c;
/** ． ： ／ － join two digits: ３．０ １２：３０ ２０２４－５－１０. */
const JOINERS = new Set([0xff0e, 0xff1a, 0xff0f, 0xff0d]);

/** Is this unit one that `halfwidthAt` may change? */
export function mayNarrow(unit: number): boolean {
  return isAlphanumeric(unit) || unit === COMMA || JOINERS.has(unit);
}

/**
 * The ASCII unit that stands for the fullwidth letter, digit or sign between digits at `position`, or undefined.
 * A comma is a thousands comma only with exactly three digits behind it: 第１，２组 keeps its own.
 */
export function halfwidthAt(text: string, position: number): string | undefined {
  const unit = text.charCodeAt(position);
  const between = (): boolean => isDigit(text.charCodeAt(position - 1)) && isDigit(text.charCodeAt(position + 1));
  const fits = isAlphanumeric(unit) || (between() && (JOINERS.has(unit) || threeDigitsAt(text, position + 1)));
  return fits ? String.fromCharCode(unit - FULLWIDTH_TO_ASCII) : undefined;
}

function isAlphanumeric(unit: number): boolean {
  return (unit >= 0xff10 && unit <= 0xff19) || (unit >= 0xff21 && unit <= 0xff3a) || (unit >= 0xff41 && unit <= 0xff5a);
}

function threeDigitsAt(text: string, position: number): boolean {
  for (let i = 0; i < 3; i++) if (!isDigit(text.charCodeAt(position + i))) return false;
  return !isDigit(text.charCodeAt(position + 3));
}
