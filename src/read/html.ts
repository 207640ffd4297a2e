import { Tokenizer } from "htmlparser2";
import { checkText } from "../error.ts";
import { apartElements, blockElements, dropElements, voidElements } from "../generated/html-tables.ts";
import type { EditSet, Range } from "../text/edits.ts";
import { charsetOf, isHiddenBy, LONGEST_ATTRIBUTE, type Attributes } from "./html-attributes.ts";
import { HtmlText } from "./html-text.ts";

/** A block of text: a paragraph, a heading, a list item, a table cell. */
export interface HtmlBlock extends Range {
  /** Its place in the HTML, from its first character to its last. */
  readonly source: Range;
  /** The block element it stands in, in small letters; "" outside all. */
  readonly tag: string;
  /** Share of its characters that are links, 0 to 1. */
  readonly linkDensity: number;
  /** 1 to 6 inside h1 … h6. */
  readonly heading?: number;
}

export interface HtmlPage {
  /** The blocks, one a line. */
  readonly text: string;
  readonly blocks: readonly HtmlBlock[];
  /** html → text: every character of the text knows where it came from. */
  readonly edits: EditSet;
  readonly title?: string;
  /** What the page says its encoding is. */
  readonly declaredEncoding?: string;
}

/** An element that has not ended. */
interface Element {
  readonly name: string;
  readonly hidden: boolean;
  /** Number of the link that it is or stands in, 0 = none. */
  readonly link: number;
  readonly pre: boolean;
  readonly block: string;
  readonly heading: number;
}

const ROOT: Element = { name: "", hidden: false, link: 0, pre: false, block: "", heading: 0 };
const wordsOf = (list: string): ReadonlySet<string> => new Set(list.split(" "));
const BLOCKS = /* @__PURE__ */ wordsOf(blockElements);
const DROPPED = /* @__PURE__ */ wordsOf(dropElements);
const VOID = /* @__PURE__ */ wordsOf(voidElements);
const APART = /* @__PURE__ */ wordsOf(apartElements);
/** Without end tags of their own: the next one ends the one before it. */
const ENDED_BY_THE_NEXT = /* @__PURE__ */ wordsOf("li td tr option");
/** An end tag closes an element at most so far up; a page cannot make each end tag look through 100,000 open ones. */
const DEEPEST_LOOK = 64;
const MOST_ATTRIBUTES = 40;
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const LONGEST_RAISED = 4;

/**
 * HTML → the text a reader sees, one block a line, with hints for each block and the way back to the source.
 * Scripts, styles, hidden elements and anti-copy noise (font.jammer) are left out; nothing is executed; any string will do.
 *
 * @example
 * readHtml("<h1>标题</h1><p>甲&amp;乙</p>").text // "标题\n甲&乙"
 */
export function readHtml(html: string): HtmlPage {
  checkText(html, "readHtml");
  return new HtmlReader(html).read();
}

/** Hears of tags and texts from the tokenizer, keeps the elements that are open, and writes what stands in them. */
class HtmlReader {
  readonly #html: string;
  readonly #out: HtmlText;
  readonly #blocks: HtmlBlock[] = [];
  readonly #open: Element[] = [];
  #top = ROOT;
  /** The tag that is being read. */
  #name = "";
  #attributes: Attributes = new Map();
  #attribute = "";
  #links = 0;
  #entityEnd = 0;
  #title: string | undefined;
  #declaredEncoding: string | undefined;

  constructor(html: string) {
    this.#html = html;
    this.#out = new HtmlText(html);
  }

  read(): HtmlPage {
    const html = this.#html;
    const ignore = (): void => {};
    const tokenizer = new Tokenizer({ decodeEntities: true }, {
      onopentagname: (start, end) => {
        this.#name = html.slice(start, end).toLowerCase();
        this.#attributes = new Map();
      },
      onattribname: (start, end) => {
        this.#attribute = this.#slice(start, end).toLowerCase();
        if (this.#attributes.size < MOST_ATTRIBUTES) this.#attributes.set(this.#attribute, "");
      },
      onattribdata: (start, end) => {
        const value = this.#attributes.get(this.#attribute);
        if (value !== undefined && value.length < LONGEST_ATTRIBUTE) this.#attributes.set(this.#attribute, value + this.#slice(start, end));
      },
      onopentagend: () => this.#openTag(),
      onselfclosingtag: () => this.#openTag(),
      onclosetag: (start, end) => this.#closeTag(html.slice(start, end).toLowerCase()),
      ontext: (start, end) => this.#addText(start, end),
      ontextentity: (code, end) => this.#addEntity(String.fromCodePoint(code), end),
      onattribentity: ignore,
      onattribend: ignore,
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: ignore,
    });
    tokenizer.write(html);
    tokenizer.end();
    this.#closeTo(0);
    this.#endBlock();
    const edits = this.#out.finish();
    const title = this.#title?.trim().replace(/\s+/g, " ");
    const declaredEncoding = this.#declaredEncoding;
    return { text: edits.apply(html), blocks: this.#blocks, edits, ...(title ? { title } : {}), ...(declaredEncoding === undefined ? {} : { declaredEncoding }) };
  }

  /** The beginning of html[start, end): no more is kept of names, values and titles. */
  #slice(start: number, end: number): string {
    return this.#html.slice(start, Math.min(end, start + LONGEST_ATTRIBUTE));
  }

  #openTag(): void {
    const name = this.#name;
    if (name === "meta") this.#declaredEncoding ??= charsetOf(this.#attributes);
    if (name === "br" || name === "hr" || BLOCKS.has(name)) {
      // <p>甲<p>乙: the second ends the first.
      const endsTop = this.#top.name === "p" || (this.#top.name === name && ENDED_BY_THE_NEXT.has(name));
      if (endsTop && name !== "br") this.#closeTo(this.#open.length - 1);
      this.#endBlock();
    }
    if (VOID.has(name)) return;
    if (APART.has(name)) this.#out.setApart();
    if (name === "body" && this.#top.name === "head") this.#closeTo(this.#open.length - 1); // <head> without its end tag
    const top = this.#top;
    this.#top = {
      name,
      hidden: top.hidden || DROPPED.has(name) || isHiddenBy(name, this.#attributes),
      link: name === "a" ? ++this.#links : top.link,
      pre: top.pre || name === "pre" || name === "textarea",
      block: BLOCKS.has(name) ? name : top.block,
      heading: /^h[1-6]$/.test(name) ? Number(name[1]) : top.heading,
    };
    this.#open.push(this.#top);
  }

  #closeTag(name: string): void {
    const { length } = this.#open;
    for (let i = length - 1; i >= 0 && i >= length - DEEPEST_LOOK; i--) {
      if (this.#open[i]!.name === name) return this.#closeTo(i);
    }
  }

  #closeTo(depth: number): void {
    const open = this.#open;
    for (let i = open.length - 1; i >= depth; i--) {
      if (BLOCKS.has(open[i]!.name)) this.#endBlock();
      else if (APART.has(open[i]!.name)) this.#out.setApart();
    }
    open.length = depth;
    this.#top = open[depth - 1] ?? ROOT;
  }

  #endBlock(): void {
    const block = this.#out.endBlock();
    if (block === undefined) return;
    const { start, end, source, linkLength } = block;
    const { block: tag, heading } = this.#top;
    this.#blocks.push({ start, end, source, tag, linkDensity: linkLength / (end - start), ...(heading === 0 ? {} : { heading }) });
  }

  #addText(start: number, end: number): void {
    if (end === this.#html.length && isCutTag(this.#html, start)) return;
    const { name, hidden, link, pre } = this.#top;
    if (name === "title") this.#title = (this.#title ?? "") + this.#slice(start, end);
    if (hidden) return;
    if (name !== "sup" || !this.#addRaised(start, end)) this.#out.addRun(start, end, link, pre);
  }

  /** 10<sup>2</sup> is 10², never 102. False: it is no number. */
  #addRaised(start: number, end: number): boolean {
    if (end - start > LONGEST_RAISED || !/^\d+$/.test(this.#html.slice(start, end))) return false;
    for (let i = start; i < end; i++) this.#out.addEntity(i, i + 1, RAISED[this.#html.charCodeAt(i) - 0x30]!, this.#top.link);
    return true;
  }

  #addEntity(text: string, end: number): void {
    const start = end === this.#entityEnd ? end : this.#html.lastIndexOf("&", end - 1); // some names are two characters
    this.#entityEnd = end;
    if (this.#top.name === "title") this.#title = (this.#title ?? "") + text;
    if (!this.#top.hidden) this.#out.addEntity(start, end, text, this.#top.link);
  }
}

/** A file that ends inside a tag: 正文<scr, or 正文</p x, of which the tokenizer tells no place (-1). */
function isCutTag(html: string, start: number): boolean {
  return start < 0 || (start > 0 && html[start - 1] === "<");
}
