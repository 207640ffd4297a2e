import { EditBuilder } from "../text/edit-builder.ts";
import type { EditSet, Range } from "../text/edits.ts";
import { isHan } from "../text/classes.ts";

/** A block while it is read. */
export interface OpenBlock extends Range {
  readonly source: Range;
  readonly linkLength: number;
}

const RULE = "read/html";

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

  constructor(html: string) {
    this.#html = html;
    this.#edits = new EditBuilder(html);
  }

  /** Takes html[start, end) as text, with runs of blanks as one; a line end between two Han characters is none. */
  addRun(start: number, end: number, isLink: boolean, keepBlanks: boolean): void {
    let from = start;
    for (let i = start; i < end; i++) {
      const unit = this.#html.charCodeAt(i);
      if (keepBlanks || !isBlank(unit)) continue;
      this.#keep(from, i, isLink);
      if (this.#blank !== "line end") this.#blank = unit === 0x0a || unit === 0x0d ? "line end" : "blank";
      from = i + 1;
    }
    this.#keep(from, end, isLink);
  }

  /** Puts `text` in the place of html[start, end): an entity. */
  addEntity(start: number, end: number, text: string, isLink: boolean): void {
    if (text.length === 1 && isBlank(text.charCodeAt(0))) {
      this.#blank ||= "blank";
      return;
    }
    this.#write(Math.max(start, this.#position), end, text, isLink);
  }

  /** Two numbers do not run together here: <del>100</del>80, log<sub>2</sub>8. */
  setApart(): void {
    this.#apart = true;
  }

  /** Ends the block; undefined when nothing stands in it. */
  endBlock(): OpenBlock | undefined {
    this.#blank = "";
    if (!this.#inBlock) return undefined;
    this.#inBlock = false;
    const block = { start: this.#blockStart, end: this.#length, source: { start: this.#sourceStart, end: this.#position }, linkLength: this.#linkLength };
    this.#linkLength = 0;
    return block;
  }

  finish(): EditSet {
    this.#edits.replace(this.#position, this.#html.length, "", RULE);
    return this.#edits.finish();
  }

  #keep(start: number, end: number, isLink: boolean): void {
    if (start < end) this.#write(start, end, undefined, isLink);
  }

  #write(start: number, end: number, text: string | undefined, isLink: boolean): void {
    const first = !this.#inBlock;
    this.#inBlock = true;
    const firstUnit = (text ?? this.#html).charCodeAt(text === undefined ? start : 0);
    const gap = this.#length === 0 ? "" : first ? "\n" : this.#isTogether(firstUnit) ? "" : " ";
    this.#edits.replace(this.#position, start, gap, RULE);
    if (text !== undefined) this.#edits.replace(start, end, text, RULE);
    const length = text?.length ?? end - start;
    this.#length += gap.length;
    if (first) {
      this.#blockStart = this.#length;
      this.#sourceStart = start;
    }
    this.#length += length;
    if (isLink) this.#linkLength += length;
    this.#blank = "";
    this.#apart = false;
    this.#last = text === undefined ? this.#html.charCodeAt(end - 1) : text.charCodeAt(text.length - 1);
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
