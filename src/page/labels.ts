import { CharClass, loadClasses } from "../text/classes.ts";
import { loadLabelRows } from "./label-rows.ts";
import { loadKinds } from "./lines.ts";

/** H self-evident, W weak, w also a plausible reply, M metadata, T heading of a block after the article. */
export type LabelClass = "H" | "W" | "w" | "M" | "T";
/** Where a label must stand: see the head of data/page-labels.tsv. */
export type LabelMatch = "line" | "start" | "end" | "token" | "in" | "numbered" | "crumb" | "route" | "home" | "here" | "colon" | "counts" | "field" | "site" | "seo" | "notice";
export type FieldGroup = "" | "date" | "source" | "author" | "editor" | "views" | "other" | NoticeGroup;
/** What a notice of the site speaks of: itself, rights, use by others, liability, or only notices have it. */
export type NoticeGroup = "self" | "rights" | "reuse" | "liability" | "sure";

export interface Label {
  /** The head of the phrase, in the form of the key. */
  readonly text: string;
  readonly family: string;
  readonly bit: number;
  readonly strength: LabelClass;
  readonly match: LabelMatch;
  readonly profile: string;
  readonly field: FieldGroup;
  /** Parts that must follow in order, after gaps. */
  readonly rest: readonly string[];
  /** May anything follow the last part? */
  readonly open: boolean;
}

/** The labels that end at one node of the trie. */
export interface Entry {
  readonly labels: readonly Label[];
  /** The one that may fill a cell, if any. */
  readonly token: Label | undefined;
  /** Families of all that may fill a cell. */
  readonly mask: number;
  /** Bits of the field groups. */
  readonly fields: number;
  /** Those that are looked for anywhere in a line. */
  readonly anywhere: readonly Label[];
}

/** Labels that fill a cell of a line. */
export const TOKENS: ReadonlySet<LabelMatch> = new Set(["token", "field", "line", "home", "here", "site"]);
/** Labels that are looked for anywhere in a line. */
export const ANYWHERE: ReadonlySet<LabelMatch> = new Set(["in", "numbered", "end", "seo", "notice"]);
export const GROUP_BITS: Readonly<Record<FieldGroup, number>> = { "": 0, date: 1, source: 2, author: 4, editor: 8, views: 16, other: 32, self: 1, rights: 2, reuse: 4, liability: 8, sure: 16 };

function entry(labels: readonly Label[]): Entry {
  const tokens = labels.filter(({ match }) => TOKENS.has(match));
  return {
    labels,
    // A weak reading of a token is the careful one: 支持 is a reply before it is a button.
    token: tokens.find(({ strength }) => strength === "w") ?? tokens[0],
    mask: tokens.reduce((mask, { bit }) => mask | bit, 0),
    fields: tokens.reduce((bits, { field }) => bits | GROUP_BITS[field], 0),
    anywhere: labels.filter(({ match }) => ANYWHERE.has(match)),
  };
}

const { HAN, LATIN } = CharClass;
const SPACE = 0x20;
/** A label may be spread out (首     页), but not over more blanks than this. */
const WIDEST_GAP = 12;
/** The longest gloss in brackets that is skipped inside a label: (zhuàng). */
const LONGEST_GLOSS = 9;

/**
 * What a unit of the key is to a line, in one byte: its Kind, whether it is no Han character, whether a label begins with it, or one that
 * counts behind an unknown character too, and whether the second unit of such a label may stand here: SECOND is INSIDE << 1.
 */
export const Look = { KIND: 7, NO_HAN: 8, LABEL: 16, INSIDE: 32, SECOND: 64 } as const;
/** Blanks, glosses and zero-width characters that a label is looked for behind. */
const SKIPPED = " \t(\u200b\u200c\u200d\ufeff";

/**
 * All labels in one trie over the match key. Blanks beside Han characters, zero-width characters and glosses in brackets are
 * stepped over, so that `首 页` and `首頁(yè)` are found where they stand and offsets stay the text's own.
 */
export class LabelTrie {
  /** Child of the root for each code unit, 0 = none. */
  readonly #first = new Uint16Array(0x10000);
  readonly #keys: Int32Array;
  readonly #children: Uint16Array;
  readonly #mask: number;
  readonly #values: (Entry | undefined)[] = [undefined];
  readonly #classes = loadClasses();
  /** Look by unit. */
  readonly looks: Uint8Array;
  /** Labels and the end of the last `match`, longest last. */
  readonly found: Entry[] = [];
  readonly ends: number[] = [];

  constructor(labels: readonly Label[]) {
    const classes = this.#classes;
    this.looks = loadKinds().map((kind, unit) => kind | ((classes[unit]! & HAN) === 0 ? Look.NO_HAN : 0));
    for (const unit of SKIPPED) this.looks[unit.charCodeAt(0)]! |= Look.SECOND;
    const byText = new Map<string, Label[]>();
    for (const label of labels) {
      const list = byText.get(label.text);
      if (list === undefined) byText.set(label.text, [label]);
      else list.push(label);
    }
    let units = 0;
    for (const text of byText.keys()) units += text.length;
    let capacity = 1024;
    while (capacity < units * 2) capacity *= 2;
    this.#mask = capacity - 1;
    this.#keys = new Int32Array(capacity).fill(-1);
    this.#children = new Uint16Array(capacity);
    for (const [text, list] of byText) {
      let node = 0;
      for (let i = 0; i < text.length; i++) node = this.#step(node, text.charCodeAt(i)) || this.#grow(node, text.charCodeAt(i));
      const { anywhere, fields } = (this.#values[node] = entry(list));
      this.looks[text.charCodeAt(0)]! |= Look.LABEL;
      if (text.length === 1 || (anywhere.length === 0 && fields === 0)) continue;
      this.looks[text.charCodeAt(0)]! |= Look.INSIDE;
      this.looks[text.charCodeAt(1)]! |= Look.SECOND;
    }
  }

  /** Does a label begin with this unit of a key? */
  begins(unit: number): boolean {
    return (this.looks[unit]! & Look.LABEL) !== 0;
  }

  /** Fills `found` and `ends` with the labels that begin at `from` and end at or before `limit`; answers how many ends there are. */
  match(key: string, from: number, limit: number): number {
    let node = this.#first[key.charCodeAt(from)]!;
    if (node === 0) return 0;
    let count = 0;
    if (this.#values[node] !== undefined) {
      this.found[0] = this.#values[node]!;
      this.ends[0] = from + 1;
      count = 1;
    }
    let i = from + 1;
    let last = key.charCodeAt(from);
    while (i < limit) {
      const unit = key.charCodeAt(i);
      const child = this.#step(node, unit);
      if (child === 0) {
        const next = this.#skip(key, i, limit, unit, last);
        if (next === i) break;
        i = next;
        continue;
      }
      node = child;
      last = unit;
      i++;
      if (this.#values[node] !== undefined) {
        this.found[count] = this.#values[node]!;
        this.ends[count] = i;
        count++;
      }
    }
    return count;
  }

  /** Where the label goes on behind blanks, zero-width characters or a gloss at `i`; `i` itself when there is nothing to step over. */
  #skip(key: string, i: number, limit: number, unit: number, last: number): number {
    if (unit === SPACE || unit === 9) {
      let j = i + 1;
      while (j < limit && j - i < WIDEST_GAP && (key.charCodeAt(j) === SPACE || key.charCodeAt(j) === 9)) j++;
      return j < limit && ((this.#classes[last]! | this.#classes[key.charCodeAt(j)]!) & HAN) !== 0 ? j : i;
    }
    if (unit === 0x28 && (this.#classes[last]! & HAN) !== 0) return glossEnd(key, i, limit, this.#classes);
    return unit === 0x200b || unit === 0x200c || unit === 0x200d || unit === 0xfeff ? i + 1 : i;
  }

  #step(node: number, unit: number): number {
    if (node === 0) return this.#first[unit]!;
    const edge = (node << 16) | unit;
    for (let slot = hash(edge) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const at = this.#keys[slot]!;
      if (at === edge) return this.#children[slot]!;
      if (at === -1) return 0;
    }
  }

  #grow(node: number, unit: number): number {
    const child = this.#values.length;
    if (child > 0x7fff) throw new RangeError("too many labels for 15 bits of nodes");
    this.#values.push(undefined);
    if (node === 0) {
      this.#first[unit] = child;
      return child;
    }
    const edge = (node << 16) | unit;
    let slot = hash(edge) & this.#mask;
    while (this.#keys[slot] !== -1) slot = (slot + 1) & this.#mask;
    this.#keys[slot] = edge;
    this.#children[slot] = child;
    return child;
  }
}

function hash(edge: number): number {
  const mixed = Math.imul(edge, 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** `首頁(yè)`: the end of a bracket that holds only Latin letters, or `i`. */
export function glossEnd(key: string, i: number, limit: number, classes: Uint8Array): number {
  let j = i + 1;
  while (j < limit && j - i <= LONGEST_GLOSS && (classes[key.charCodeAt(j)]! & LATIN) !== 0) j++;
  return j > i + 1 && j < limit && key.charCodeAt(j) === 0x29 ? j + 1 : i;
}

/** The families in the order of their bits. */
export const families: readonly string[] = [
  "nav.breadcrumb", "nav.menu", "nav.thread", "nav.prevnext", "nav.epaper", "meta.counts", "meta.post", "time", "ago", "user.panel", "post.edited", "post.moderation", "attach.notice",
  "ui.login", "ui.action", "ui.form", "ui.toolbar", "ui.share", "meta.article", "meta.lead", "footer.powered", "footer.legal", "footer.disclaimer", "promo.related", "promo.app",
  "promo.novel", "bbs.header", "post.quote", "seo.spam", "ui.word", "nav.channel",
];

/** The bit of a family, for masks. */
export function familyBit(family: string): number {
  const index = families.indexOf(family);
  if (index < 0) throw new RangeError(`unknown family ${family}`);
  return 2 ** index;
}

let trie: LabelTrie | undefined;

/** The trie of data/page-labels.tsv, made at the first need. */
export function loadLabels(): LabelTrie {
  if (trie !== undefined) return trie;
  const labels: Label[] = [];
  for (const { family, strength, match, profile, field, phrases } of loadLabelRows()) {
    const bit = familyBit(family);
    for (const phrase of phrases) {
      const parts = phrase.split("…").map(tight);
      labels.push({
        text: parts[0]!,
        family,
        bit,
        strength,
        match,
        profile,
        field,
        rest: parts.slice(1).filter((part) => part !== ""),
        open: parts.length > 1 && parts.at(-1) === "",
      });
    }
  }
  return (trie = new LabelTrie(labels.filter(({ text }) => text !== "")));
}

/** Without the blanks beside Han characters: those are never written in the trie. */
function tight(phrase: string): string {
  if (!phrase.includes(" ")) return phrase;
  let out = "";
  const classes = loadClasses();
  for (let i = 0; i < phrase.length; i++) {
    if (phrase.charCodeAt(i) === SPACE && ((classes[phrase.charCodeAt(i - 1)] ?? HAN) | (classes[phrase.charCodeAt(i + 1)] ?? HAN)) & HAN) continue;
    out += phrase[i]!;
  }
  return out.trim();
}
