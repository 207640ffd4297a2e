import { bareEntities, entityNames, entitySteps } from "../generated/repair-tables.ts";
import { EditBuilder } from "../text/edit-builder.ts";
import { EditSet } from "../text/edits.ts";
import { unpackNumbers, widened } from "../text/packed.ts";
import { isTalkedOf } from "./entity-talk.ts";

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
 * The semicolon may be lost, or a "；" by now. What a number or a name then ends at is no letter; of names only those are read
 * that stand for nothing else, and none in an address: `?a=1&lang=zh&copy&times=2` is a query, not ⟨ © ×.
 * A line that still holds tags is source code: there &lt; &gt; &amp; &quot; mean what they say and stay. So they do where the
 * text speaks of them.
 */
export const NAMED = "repair/entity.named";
export const NUMERIC = "repair/entity.numeric";

/** The longest entity read: &thetasym; and &#x10FFFF; with some leading zeros. */
const LONGEST = 12;

/** C1 numbers mean the characters of Windows-1252 (HTML Standard, numeric character reference end state). */
export const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

let named: ReadonlyMap<string, string> | undefined;

function loadNames(): ReadonlyMap<string, string> {
  if (named !== undefined) return named;
  const steps = unpackNumbers(entitySteps);
  let unit = 0;
  return (named = new Map(entityNames.split(" ").map((name, i) => [name, String.fromCharCode((unit += steps[i]!))])));
}

export function decodeEntities(text: string, isOn: (rule: string) => boolean): EditSet {
  const at = text.indexOf("&");
  if (at < 0) return EditSet.empty(text.length);
  return new Decoder(text, isOn(NAMED), isOn(NUMERIC)).decode(at);
}

/** What a character of the tail was: written so, or read from an entity. */
const RAW = 0;
const FROM_NAME = 1;
const FROM_NUMBER = 2;

const AMPERSAND = 0x26;
const SEMICOLON = 0x3b;
const WIDE_SEMICOLON = 0xff1b;
const BLANK = 0x20;

/** Names that are read in large letters too: &NBSP; &LT; */
const ANY_CASE: readonly string[] = ["lt", "gt", "amp", "reg", ...bareEntities];

class Decoder {
  readonly #text: string;
  readonly #named: boolean;
  readonly #numeric: boolean;
  readonly #tags: Tags;
  /** The tail, in columns: code points, where they came from, and how. */
  #points = new Uint32Array(64);
  #starts = new Uint32Array(64);
  #ends = new Uint32Array(64);
  #kinds = new Uint8Array(64);
  #size = 0;
  /** Place of the last & in the tail, as far as one counts: LONGEST before its end. */
  #open = 0;

  constructor(text: string, named: boolean, numeric: boolean) {
    this.#text = text;
    this.#named = named;
    this.#numeric = numeric;
    this.#tags = new Tags(text);
  }

  decode(first: number): EditSet {
    const builder = new EditBuilder(this.#text);
    for (let at = first; at >= 0; at = this.#text.indexOf("&", at)) at = this.#decodeFrom(at, builder);
    return builder.finish();
  }

  /** Reads from the & at `start` as long as an entity may still come of it; returns where reading goes on. */
  #decodeFrom(start: number, builder: EditBuilder): number {
    const text = this.#text;
    this.#size = 0;
    let i = start;
    do {
      const unit = text.charCodeAt(i);
      if (mayEndBare(text, i)) this.#reduce(0);
      if (unit === AMPERSAND) this.#open = this.#size;
      this.#push(unit, i, i + 1, RAW);
      i++;
      if (unit === SEMICOLON) while (this.#points[this.#size - 1] === SEMICOLON && this.#reduce(1));
      else if (unit === WIDE_SEMICOLON) this.#reduce(1);
    } while (i < text.length && this.#isOpen());
    if (i === text.length) this.#reduce(0);
    for (let k = 0; k < this.#size; k++) if (this.#kinds[k] !== RAW) builder.replace(this.#starts[k]!, this.#ends[k]!, String.fromCodePoint(this.#points[k]!), this.#kinds[k] === FROM_NAME ? NAMED : NUMERIC);
    return i;
  }

  /** Replaces the entity that ends the tail, with `marks` semicolons, by its character. */
  #reduce(marks: 0 | 1): boolean {
    const open = this.#open;
    if (!this.#isOpen()) return false;
    const written = String.fromCodePoint(...this.#points.subarray(open + 1, this.#size - marks));
    const isNumber = written.startsWith("#");
    if (!(isNumber ? this.#numeric : this.#named)) return false;
    const body = isNumber || loadNames().has(written) ? written : written.toLowerCase();
    if (body !== written && !ANY_CASE.includes(body)) return false;
    const character = isNumber ? readNumber(body) : loadNames().get(body);
    if (character === undefined) return false;
    const start = this.#starts[open]!;
    const isBare = marks === 0 || this.#points[this.#size - 1] === WIDE_SEMICOLON;
    if (isBare && (isNumber ? character <= "~" : !bareEntities.includes(body) || isInQuery(this.#text, start))) return false;
    if ((body === "lt" || body === "gt" || body === "amp" || body === "quot") && this.#tags.isNear(start)) return false;
    const end = this.#ends[this.#size - 1]!;
    if (isTalkedOf(body, this.#text, start, end)) return false;
    this.#size = open;
    this.#push(character.codePointAt(0)!, start, end, isNumber ? FROM_NUMBER : FROM_NAME);
    this.#open = open;
    while (this.#isOpen() && this.#points[this.#open] !== AMPERSAND) this.#open--;
    return true;
  }

  /** May what begins at the last & be an entity still? */
  #isOpen(): boolean {
    return this.#open >= 0 && this.#open > this.#size - LONGEST;
  }

  #push(point: number, start: number, end: number, kind: number): void {
    if (this.#size === this.#points.length) this.#grow();
    this.#points[this.#size] = point;
    this.#starts[this.#size] = start;
    this.#ends[this.#size] = end;
    this.#kinds[this.#size++] = kind;
  }

  #grow(): void {
    this.#points = widened(this.#points);
    this.#starts = widened(this.#starts);
    this.#ends = widened(this.#ends);
    this.#kinds = widened(this.#kinds);
  }
}

/**
 * May an entity without semicolon end in front of the unit at `i`? At a line end, at what is not ASCII, at the next "&"; at a
 * blank a number may, and &copy 2016; "&nbsp 和 &lt" is a talk about them.
 */
function mayEndBare(text: string, i: number): boolean {
  const last = text.charCodeAt(i - 1);
  if (!isDigit(last) && !isLetter(last)) return false;
  const unit = text.charCodeAt(i);
  if (unit === BLANK) return isDigit(last) || (text.startsWith("&copy", i - 5) && (isDigit(text.charCodeAt(i + 1)) || text.charCodeAt(i + 1) > 0x7f));
  return unit === AMPERSAND || unit === 0x0a || unit === 0x0d || (unit > 0x7f && unit !== WIDE_SEMICOLON);
}

/** Units in front of an entity in which the "?" of an address is looked for. */
const ADDRESS = 100;

/** Is this & one of an address or of assignments, ?a=1&copy…? */
function isInQuery(text: string, at: number): boolean {
  for (let i = at - 1; i >= 0 && i > at - ADDRESS; i--) {
    const unit = text.charCodeAt(i);
    if (unit === 0x3f || unit === 0x3d) return true;
    if (unit <= BLANK || unit > 0x7e) return false;
  }
  return false;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function isLetter(unit: number): boolean {
  return (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
}

/** "#31179" or "#x7AE0" → the character; undefined for numbers that are no character of a text. */
function readNumber(body: string): string | undefined {
  const hex = body[1] === "x" || body[1] === "X";
  const digits = body.slice(hex ? 2 : 1);
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
  if (isDigit(unit)) return unit - 0x30;
  const letter = unit | 0x20;
  return letter >= 0x61 ? letter - 0x57 : 99;
}

/** Units in front of a place and behind it in which a tag counts. Bounded, so that a page of tags and entities takes linear time. */
const REACH = 400;

/** Where tags are, asked from left to right. */
class Tags {
  readonly #text: string;
  /** The first tag in reach of the last place that was asked for. */
  #next = -1;

  constructor(text: string) {
    this.#text = text;
  }

  isNear(position: number): boolean {
    const from = Math.max(0, position - REACH);
    if (this.#next < from) this.#next = this.#find(from);
    return this.#next < position + REACH;
  }

  /** The first tag from here on, or Infinity. */
  #find(from: number): number {
    for (let i = this.#text.indexOf("<", from); i >= 0; i = this.#text.indexOf("<", i + 1)) {
      const next = this.#text.charCodeAt(i + 1);
      if (next === 0x2f || next === 0x21 || ((next | 0x20) >= 0x61 && (next | 0x20) <= 0x7a)) return i;
    }
    return Infinity;
  }
}
