import { entityCharacters, entityNames } from "../generated/repair-tables.ts";
import { EditBuilder } from "../text/edit-builder.ts";
import { EditSet } from "../text/edits.ts";

/**
 * Entities that an extractor left behind: &#31179; &#x6625; &ldquo; and their double escapes &amp;#22823;.
 *
 * The text is read once, left to right. What is read is kept as a short tail of characters with their source spans; at each
 * ";" the tail is looked at, and the result of an entity takes part in the next one:
 *
 *     & a m p ; # 2 2 8 2 3 ;        tail "&amp;" → "&"; at the caret the tail is "&#22823;" → 大
 *                           ^
 *
 * so the output holds no entity, however often the text was escaped.
 *
 * A name is read only with its semicolon: `?a=1&lang=zh&times=2` is a query, not ⟨ and ×.
 * A line that still holds tags is source code: there &lt; &gt; &amp; &quot; mean what they say and stay.
 */
export const NAMED = "repair/entity.named";
export const NUMERIC = "repair/entity.numeric";

/** The longest entity read: &thetasym; and &#x10FFFF; with some leading zeros. */
const LONGEST = 12;

/** C1 numbers mean the characters of Windows-1252 (HTML Standard, numeric character reference end state). */
export const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

let named: ReadonlyMap<string, string> | undefined;

function loadNames(): ReadonlyMap<string, string> {
  return (named ??= new Map(entityNames.split(" ").map((name, i) => [name, entityCharacters[i]!])));
}

interface Unit {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly rule: string;
}

export function decodeEntities(text: string, isOn: (rule: string) => boolean): EditSet {
  let at = text.indexOf("&");
  if (at < 0 || text.indexOf(";", at) < 0) return EditSet.empty(text.length);
  const builder = new EditBuilder(text);
  while (at >= 0) {
    at = decodeFrom(text, at, builder, isOn);
    at = text.indexOf("&", at);
  }
  return builder.finish();
}

/** Reads from the & at `start` as long as an entity may still come of it; returns where reading goes on. */
function decodeFrom(text: string, start: number, builder: EditBuilder, isOn: (rule: string) => boolean): number {
  const tail: Unit[] = [];
  let i = start;
  for (; i < text.length; i++) {
    tail.push({ text: text[i]!, start: i, end: i + 1, rule: "" });
    while (tail.length > 0 && tail[tail.length - 1]!.text === ";" && reduce(tail, text, isOn));
    const open = lastAmpersand(tail);
    if (open < 0) {
      i++;
      break;
    }
  }
  for (const unit of tail) if (unit.rule !== "") builder.replace(unit.start, unit.end, unit.text, unit.rule);
  return i;
}

/** Index of an & near enough to the end of the tail for an entity, or -1. */
function lastAmpersand(tail: readonly Unit[]): number {
  for (let i = tail.length - 1; i >= 0 && i > tail.length - LONGEST; i--) if (tail[i]!.text === "&") return i;
  return -1;
}

/** Replaces the entity that ends the tail by its character. */
function reduce(tail: Unit[], text: string, isOn: (rule: string) => boolean): boolean {
  const open = lastAmpersand(tail);
  if (open < 0) return false;
  const body = tail.slice(open + 1, -1).map((unit) => unit.text).join("");
  const rule = body.startsWith("#") ? NUMERIC : NAMED;
  const character = rule === NUMERIC ? readNumber(body) : loadNames().get(body);
  if (character === undefined || !isOn(rule)) return false;
  const start = tail[open]!.start;
  if (rule === NAMED && (body === "lt" || body === "gt" || body === "amp" || body === "quot") && hasTag(text, start)) return false;
  const end = tail[tail.length - 1]!.end;
  tail.length = open;
  tail.push({ text: character, start, end, rule });
  return true;
}

/** "#31179" or "#x7AE0" → the character; undefined for numbers that are no character of a text. */
export function readNumber(body: string): string | undefined {
  const hex = body[1] === "x" || body[1] === "X";
  const digits = body.slice(hex ? 2 : 1);
  if (digits === "" || digits.length > 8) return undefined;
  let value = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digitValue(digits.charCodeAt(i));
    if (digit >= (hex ? 16 : 10)) return undefined;
    value = value * (hex ? 16 : 10) + digit;
  }
  if (value >= 0x80 && value < 0xa0) return WINDOWS_1252[value - 0x80];
  if (value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff) || (value < 0x20 && value !== 9 && value !== 10 && value !== 13) || value === 0x7f) return undefined;
  return String.fromCodePoint(value);
}

function digitValue(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  const letter = unit | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : 99;
}

/** Is there a tag within reach on the line? Reach is bounded, so that a page of tags and entities takes linear time. */
function hasTag(text: string, position: number): boolean {
  const reach = 400;
  for (let i = Math.max(0, position - reach); i < Math.min(text.length - 1, position + reach); i++) {
    if (text.charCodeAt(i) !== 0x3c) continue;
    const next = text.charCodeAt(i + 1);
    if (next === 0x2f || next === 0x21 || ((next | 0x20) >= 0x61 && (next | 0x20) <= 0x7a)) return true;
  }
  return false;
}
