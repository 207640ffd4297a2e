import { isPrivateUse, loadGbk } from "./gbk.ts";
import { loadOddness } from "./plausible.ts";
import { nextUnit } from "../text/scan.ts";

/**
 * UTF-8 that was read as GBK. Three bytes a character became two bytes a character, so the characters lie across each other:
 *
 *     original   请       输       入               bytes  E8AFB7 E8BE93 E585A5
 *     shown      璇   疯   緭   鍏   ?             pairs  E8AF B7E8 BE93 E585 A5
 *
 * The bytes come back from the characters that are shown; UTF-8 tells by itself where a character begins. A lead byte in front
 * of a digit, a blank or the end of the text made no pair: "?" is shown, and byte and digit are both gone.
 */
export interface Utf8Reading {
  /** Where it ends in the damaged text. */
  readonly end: number;
  readonly text: string;
  /** Characters of `text` that could not be told: U+FFFD. */
  readonly lost: number;
}

/** Nats by which the reading must be less odd than what is shown: at all, and for each character. */
const LEAST_GAIN = 16;
const LEAST_GAIN_EACH = 5;
/** Mean oddness of a character above which the bytes are no Chinese. */
const MOST_ODDNESS = 9.5;
/** Oddness of a character that cannot be told. */
const LOST_ODDNESS = 11;
/** ASCII characters side by side that a reading goes on over. */
const MOST_ASCII = 24;
const REPLACEMENT = "\ufffd";
const OPENING = "“（「『【《";
const CLOSING = "”）」』】》";
/** First bytes of the marks that end or part sentences, and what is lost there in nearly all cases. */
const CJK_MARK = 0xe380;
const FULLWIDTH_MARK = 0xefbc;
const QUOTE = 0xe280;

/** A character whose bytes are the first two of three. */
const BEGINS = 1;
/** A character that can stand behind it: its first byte is the third, or the third is lost. */
const GOES_ON = 2;

let roles: Uint8Array | undefined;

function loadRoles(): Uint8Array {
  if (roles !== undefined) return roles;
  const made = Uint8Array.from(loadGbk().pairOf, (pair) => (pair >= 0xe280 && pair < 0xf000 && (pair & 0xff) >= 0x80 && (pair & 0xff) < 0xc0 ? BEGINS : 0) | (pair > 0 && pair < 0xc000 ? GOES_ON : 0));
  for (const unit of [0x3f, 0xfffd, 0x20ac]) made[unit]! |= GOES_ON;
  return (roles = made);
}

/** The first place in text[from, end) where a reading can begin; `end` when there is none. */
export function nextUtf8(text: string, from: number, end: number): number {
  const table = loadRoles();
  for (let at = from; (at = nextUnit(text, at, end, table, BEGINS)) < end; at++) {
    if ((table[text.charCodeAt(at + 1)]! & GOES_ON) !== 0) return at;
  }
  return end;
}

/** The reading that begins at `start`, when it is clearly better than what is shown; `end` tells how far bytes made sense. */
export function readUtf8Pairs(text: string, start: number): { readonly end: number; readonly reading: Utf8Reading | undefined } {
  const bytes = new Bytes();
  const oddness = loadOddness();
  const { pairOf } = loadGbk();
  let shown = 0;
  let ascii = 0;
  let best: Utf8Reading | undefined;
  let bestGain = 0;
  let i = start;
  for (; i < text.length && ascii <= MOST_ASCII; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x0a || unit === 0x0d) break;
    if (unit === 0x3f || unit === 0xfffd) {
      if (bytes.missing > 0) {
        bytes.lose(unit === 0x3f && !endsLine(text, i + 1));
        shown += oddness[unit]!;
      } else if (unit === 0x3f) bytes.text += "?";
      else break;
    } else if (unit < 0x80) {
      if (bytes.missing > 0) break;
      bytes.text += text[i]!;
      ascii++;
      continue;
    } else {
      if (unit !== 0x20ac && pairOf[unit] === 0) break;
      if (!(unit === 0x20ac ? bytes.add(0x80) : bytes.addPair(pairOf[unit]!))) break;
      shown += oddness[unit]!;
    }
    ascii = 0;
    if (bytes.missing === 0 && shown - bytes.oddness >= bestGain) {
      bestGain = shown - bytes.oddness;
      best = { end: i + 1, text: bytes.text, lost: bytes.lost };
      if (bytes.characters < 2 || bestGain < LEAST_GAIN || bestGain < bytes.characters * LEAST_GAIN_EACH || bytes.oddness > bytes.characters * MOST_ODDNESS || bytes.lost * 2 > bytes.characters) best = undefined;
    }
  }
  return { end: i, reading: best };
}

function endsLine(text: string, at: number): boolean {
  return at >= text.length || text.charCodeAt(at) === 0x0a || text.charCodeAt(at) === 0x0d;
}

/** UTF-8 read byte by byte. */
class Bytes {
  text = "";
  /** Characters beyond ASCII, the sum of their oddness, and how many are lost. */
  characters = 0;
  oddness = 0;
  lost = 0;
  /** Bytes that the character in work still wants. */
  missing = 0;
  #point = 0;
  /** Quotes and brackets that are open. */
  readonly #open: string[] = [];

  /** Both bytes of a pair; false when they go on no way. */
  addPair(pair: number): boolean {
    const first = pair >> 8;
    const second = pair & 0xff;
    // A pair that had no character was dropped here: 2 bytes, the first of them AA-AF.
    if (this.missing === 2 && first >= 0xe2 && first < 0xf0) this.#put(REPLACEMENT);
    else if (this.missing === 1 && first < 0xc0 && second >= 0x80 && second < 0xc0) {
      this.#put(REPLACEMENT);
      this.#put(REPLACEMENT);
      return true;
    }
    return this.add(first) && this.add(second);
  }

  add(byte: number): boolean {
    if (this.missing > 0) {
      if (byte < 0x80 || byte >= 0xc0) return false;
      this.#point = (this.#point << 6) | (byte & 0x3f);
      if (--this.missing === 0) return this.#finish();
      return true;
    }
    if (byte < 0x80) this.text += String.fromCharCode(byte);
    else if (byte >= 0xc2 && byte < 0xf5) {
      this.missing = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
      this.#point = byte & (0x3f >> this.missing);
    } else return false;
    return true;
  }

  #finish(): boolean {
    const point = this.#point;
    if (point < 0xa0 || (point >= 0xd800 && point < 0xe000) || isPrivateUse(point) || point > 0x3ffff) return false;
    this.#put(String.fromCodePoint(point));
    return true;
  }

  /** The rest of the character in work is gone, and with it perhaps an ASCII character that followed. */
  lose(swallowed: boolean): void {
    const before = this.missing === 1 ? 0xe080 | ((this.#point >> 6) << 8) | (this.#point & 0x3f) : 0;
    this.#put(this.#markLost(before, swallowed));
    if (swallowed) this.text += "?";
  }

  /** The mark whose last byte is lost, where the text in front of it leaves no choice; else U+FFFD. */
  #markLost(bytes: number, inside: boolean): string {
    const open = this.#open[this.#open.length - 1];
    if (bytes === CJK_MARK) return inside || (open !== undefined && open !== "“") ? REPLACEMENT : "。";
    if (bytes === QUOTE) return open === "“" ? "”" : REPLACEMENT;
    if (bytes === FULLWIDTH_MARK && inside) return open === "（" ? "）" : "，";
    return REPLACEMENT;
  }

  #put(character: string): void {
    this.missing = 0;
    this.characters++;
    if (character === REPLACEMENT) this.lost++;
    this.oddness += character === REPLACEMENT ? LOST_ODDNESS : loadOddness()[character.charCodeAt(0)]!;
    this.text += character;
    if (OPENING.includes(character)) this.#open.push(character);
    else if (CLOSING.includes(character)) this.#open.pop();
  }
}
