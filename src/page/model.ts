import { familyBit, GROUP_BITS } from "./labels.ts";
import type { Line } from "./lines.ts";
import type { Noise } from "./noise.ts";
import { NumberShape } from "./numbers.ts";

export type Mode = "conservative" | "standard" | "aggressive";
export const MODES: readonly Mode[] = ["conservative", "standard", "aggressive"];
/** What a mode may remove: lines whose level is at most this. */
export const MODE_LEVEL: Readonly<Record<Mode, number>> = { conservative: 1, standard: 2, aggressive: 3 };

/** A line that is not blank, and what was decided about it. */
export interface Block {
  readonly line: Line;
  /** Gentlest mode that removes it: 1 conservative, 2 standard, 3 aggressive, 0 none. */
  level: number;
  family: string;
  /** What the decision rests on. */
  evidence: readonly string[];
  /** A line of prose: full sentences. */
  readonly sentence: boolean;
  /** Only labels, numbers and marks. */
  chrome: boolean;
  /** Spans of anti-copy noise inside the line. */
  noise: readonly Noise[];
  /** Seen on other pages of the site: share of them, 0 to 1. */
  repeated: number;
}

export interface Page {
  readonly text: string;
  readonly key: string;
  readonly blocks: readonly Block[];
  kind: "article" | "thread";
  profile: string;
  /** Index of the title block, or -1. */
  title: number;
  /** The block that HTML marks as the one first heading, or -1. */
  headline: number;
  /** First block of the body and first block after it. */
  bodyStart: number;
  bodyEnd: number;
  heads: PostHead[];
  readonly warnings: string[];
}

export interface PostHead {
  /** First and last block of the head of a post. */
  readonly first: number;
  readonly last: number;
  /** First block of the text, where that is not right below the head: the line of name and time may stand under its post. */
  from?: number;
  bodyEnd: number;
  /** Span of the name, when one stands in or beside the head. */
  author?: { readonly start: number; readonly end: number };
}

/** Marks a block as removable from `level` on; a gentler level that it has already stays. */
export function remove(block: Block, level: number, family: string, evidence: string): void {
  if (block.level === 0 || level < block.level) {
    block.level = level;
    if (block.family === "") block.family = family;
  }
  block.evidence = block.evidence.length === 0 ? [evidence] : [...block.evidence, evidence];
}

/** Labels that say what a line is made of, not what it is for: a line that goes with them goes for its place. */
const NO_REASON: ReadonlySet<string> = new Set(["time", "ago", "ui.word", "meta.lead", "post.quote"]);

/** The family that the line's own labels name, or else what its place says. */
export function familyOf({ line }: Block, otherwise: string): string {
  const family = line.weak?.family ?? line.heading?.family;
  if (family === "nav.channel") return "nav.menu";
  return family === undefined || NO_REASON.has(family) ? otherwise : family;
}

const PANEL = familyBit("user.panel");

/** Inside a thread a line that holds the label of a user panel is part of one. */
export function threadFamily(block: Block, otherwise: string): string {
  return familyOf(block, (block.line.mask & PANEL) !== 0 ? "user.panel" : otherwise);
}

export function hasTime(line: Line): boolean {
  return (line.shape & (NumberShape.DATE | NumberShape.TIME | NumberShape.RELATIVE)) !== 0;
}

/** 【免责声明】本文仅代表作者本人观点…: a whole sentence that is the site's. */
export function isSiteNotice({ line }: Block): boolean {
  return (line.weak?.match === "start" && (line.weak.family === "footer.disclaimer" || line.weak.family === "promo.app")) || speaksOfSite(line);
}

/**
 * 本站转载的文章版权归原作者所有，如有侵权请联系我们: the site speaks of itself and of two things more (rights, use by others,
 * liability), says what only notices say and one thing more, or begins like a notice (声明：…) and speaks of one. A paragraph about copyright speaks of no site.
 */
export function speaksOfSite({ notices, weak }: Line): boolean {
  if (notices === 0) return false;
  if (weak?.family === "footer.disclaimer" && weak.match === "start") return true;
  const others = ((notices >> 1) & 1) + ((notices >> 2) & 1) + ((notices >> 3) & 1);
  return (notices & GROUP_BITS.sure) !== 0 ? others + (notices & 1) >= 1 : (notices & GROUP_BITS.self) !== 0 && others >= 2;
}

export function size(block: Block): number {
  return block.line.end - block.line.start;
}

/** The line in the form of the key. */
export function textOf({ key }: Page, { line }: Block): string {
  return key.slice(line.start, line.end);
}

export function blockText(page: Page, block: Block): string {
  return page.text.slice(block.line.start, block.line.end);
}

/** A sentence that is no notice of the site and no invitation to follow an account. */
export function isText(block: Block): boolean {
  return block.sentence && !speaksOfSite(block.line) && !(block.line.weak?.match === "start" && block.line.weak.family === "promo.app");
}
