import { EditBuilder } from "../text/edit-builder.ts";
import type { EditSet, Range } from "../text/edits.ts";
import { isHan } from "../text/classes.ts";

/** A block while it is read. */
export interface OpenBlock extends Range {
  readonly source: Range;
  readonly linkLength: number;
}

const RULE = "read/html";
/** What a reader sees: a block of no-break spaces and of what has no width is no line. */
const SEEN = /[^\s\u00ad\u200b-\u200f\u2060]/u;
/** Beside links it makes a sentence of a block: a letter outside them, or a mark inside. */
const OUTSIDE_LINKS = /\p{L}/u;
const SENTENCE_MARK = /[。！？；，]/u;

/** One edit of the block that is being read. */
interface Write extends Range {
  text: string;
}

/** What stands between what was taken last and what comes next: nothing, blanks, or blanks with a line end among them. */
type Blank = "" | "blank" | "line end";

/** Writes the text of a page: what is taken from the source stays where it came from, markup and spare blanks are deleted. */
export class HtmlText {
  readonly #html: string;
  readonly #edits: EditBuilder;
  /** Source up to here is dealt with. */
  #position = 0;
  #length = 0;
  #blockStart = 0;
  #inBlock = false;
  #sourceStart = 0;
  #linkLength = 0;
  #blank: Blank = "";
  #last = 0;
  #apart = false;
  /** The link that the last character stands in, 0 = none. */
  #lastLink = 0;
  /** Edits of the block: they are made when it ends. */
  #writes: Write[] = [];
  /** Those between the last character of a link and the first of the next one. */
  #joints: Write[] = [];
  #isSeen = false;
  #isSentence = false;
  /** Position and length where the block began. */
  #before = { position: 0, length: 0 };

  constructor(html: string) {
    this.#html = html;
    this.#edits = new EditBuilder(html);
  }

  /** Takes html[start, end) as text of the link (0 = none), with runs of blanks as one; a line end between two Han characters is none. */
  addRun(start: number, end: number, link: number, keepBlanks: boolean): void {
    let from = start;
    for (let i = start; i < end; i++) {
      const unit = this.#html.charCodeAt(i);
      if (keepBlanks || !isBlank(unit)) continue;
      this.#keep(from, i, link);
      if (this.#blank !== "line end") this.#blank = unit === 0x0a || unit === 0x0d ? "line end" : "blank";
      from = i + 1;
    }
    this.#keep(from, end, link);
  }

  /** Puts `text` in the place of html[start, end): an entity. */
  addEntity(start: number, end: number, text: string, link: number): void {
    if (text.length === 1 && isBlank(text.charCodeAt(0))) {
      this.#blank ||= "blank";
      return;
    }
    this.#write(Math.max(start, this.#position), end, text, link);
  }

  /** Two numbers do not run together here: <del>100</del>80, log<sub>2</sub>8. */
  setApart(): void {
    this.#apart = true;
  }

  /** Ends the block; undefined when nothing stands in it that a reader sees. */
  endBlock(): OpenBlock | undefined {
    this.#blank = "";
    if (!this.#inBlock) return undefined;
    this.#inBlock = false;
    if (this.#isSeen) this.#partLinks();
    else ({ position: this.#position, length: this.#length } = this.#before);
    const block = this.#isSeen ? { start: this.#blockStart, end: this.#length, source: { start: this.#sourceStart, end: this.#position }, linkLength: this.#linkLength } : undefined;
    if (this.#isSeen) for (const { start, end, text } of this.#writes) this.#edits.replace(start, end, text, RULE);
    this.#writes = [];
    this.#joints = [];
    this.#linkLength = this.#lastLink = 0;
    this.#isSeen = this.#isSentence = false;
    return block;
  }

  /** <a>首页</a><a>新闻</a> is a menu, no word of four characters: links that make up the whole block are set apart, those in a sentence are not. */
  #partLinks(): void {
    if (this.#isSentence) return;
    for (const joint of this.#joints) joint.text = " ";
    this.#length += this.#joints.length;
    this.#linkLength += this.#joints.length;
  }

  finish(): EditSet {
    this.#edits.replace(this.#position, this.#html.length, "", RULE);
    return this.#edits.finish();
  }

  #keep(start: number, end: number, link: number): void {
    if (start < end) this.#write(start, end, undefined, link);
  }

  #write(start: number, end: number, text: string | undefined, link: number): void {
    const first = !this.#inBlock;
    if (first) this.#before = { position: this.#position, length: this.#length };
    this.#inBlock = true;
    const written = text ?? this.#html.slice(start, end);
    const gap = this.#length === 0 ? "" : first ? "\n" : this.#isTogether(written.charCodeAt(0)) ? "" : " ";
    const between = { start: this.#position, end: start, text: gap };
    this.#writes.push(between);
    if (text !== undefined) this.#writes.push({ start, end, text });
    if (!first && gap === "" && link !== 0 && this.#lastLink !== 0 && link !== this.#lastLink) this.#joints.push(between);
    this.#isSeen ||= SEEN.test(written);
    this.#isSentence ||= (link === 0 ? OUTSIDE_LINKS : SENTENCE_MARK).test(written);
    this.#length += gap.length;
    if (first) {
      this.#blockStart = this.#length;
      this.#sourceStart = start;
    }
    this.#length += written.length;
    if (link !== 0) this.#linkLength += written.length;
    this.#lastLink = link;
    this.#blank = "";
    this.#apart = false;
    this.#last = written.charCodeAt(written.length - 1);
    this.#position = end;
  }

  #isTogether(next: number): boolean {
    if (this.#blank === "") return !(this.#apart && isDigit(this.#last) && isDigit(next));
    return this.#blank === "line end" && isHan(this.#last) && isHan(next);
  }
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
}
