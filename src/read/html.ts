import { Tokenizer } from "htmlparser2";
import { checkText } from "../error.ts";
import { apartElements, blockElements, dropElements, voidElements } from "../generated/html-tables.ts";
import type { EditSet, Range } from "../text/edits.ts";
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

interface Element {
  readonly name: string;
  readonly hidden: boolean;
  /** Number of the link that it is or stands in, 0 = none. */
  readonly link: number;
  readonly pre: boolean;
  readonly block: string;
  readonly heading: number;
}

const wordsOf = (list: string): ReadonlySet<string> => new Set(list.split(" "));
const ROOT: Element = { name: "", hidden: false, link: 0, pre: false, block: "", heading: 0 };
/** An end tag closes an element at most so far up; a page cannot make each end tag look through 100,000 open ones. */
const DEEPEST_LOOK = 64;
const LONGEST_ATTRIBUTE = 500;
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
  const isBlock = wordsOf(blockElements);
  const isDropped = wordsOf(dropElements);
  const isVoid = wordsOf(voidElements);
  const isApart = wordsOf(apartElements);
  const out = new HtmlText(html);
  const blocks: HtmlBlock[] = [];
  const open: Element[] = [];
  let top = ROOT;
  let name = "";
  let attribute = "";
  let attributes = new Map<string, string>();
  let title: string | undefined;
  let declaredEncoding: string | undefined;
  let entityEnd = 0;
  let links = 0;

  const endBlock = (): void => {
    const block = out.endBlock();
    if (block === undefined) return;
    const { start, end, source, linkLength } = block;
    blocks.push({ start, end, source, tag: top.block, linkDensity: linkLength / (end - start), ...(top.heading === 0 ? {} : { heading: top.heading }) });
  };
  const closeTo = (depth: number): void => {
    for (let i = open.length - 1; i >= depth; i--) {
      if (isBlock.has(open[i]!.name)) endBlock();
      else if (isApart.has(open[i]!.name)) out.setApart();
    }
    open.length = depth;
    top = open[depth - 1] ?? ROOT;
  };
  const openTag = (): void => {
    if (name === "meta") declaredEncoding ??= charsetOf(attributes);
    if (name === "br" || name === "hr" || isBlock.has(name)) {
      // <p>甲<p>乙: the second ends the first.
      if (top.name === "p" || (top.name === name && (name === "li" || name === "td" || name === "tr" || name === "option"))) if (name !== "br") closeTo(open.length - 1);
      endBlock();
    }
    if (isVoid.has(name)) return;
    if (isApart.has(name)) out.setApart();
    if (name === "body" && top.name === "head") closeTo(open.length - 1); // <head> without its end tag
    const heading = /^h[1-6]$/.test(name) ? Number(name[1]) : top.heading;
    top = { name, hidden: top.hidden || isDropped.has(name) || isHiddenBy(name, attributes), link: name === "a" ? ++links : top.link, pre: top.pre || name === "pre" || name === "textarea", block: isBlock.has(name) ? name : top.block, heading };
    open.push(top);
  };
  const closeTag = (closing: string): void => {
    for (let i = open.length - 1; i >= 0 && i >= open.length - DEEPEST_LOOK; i--) {
      if (open[i]!.name === closing) return closeTo(i);
    }
  };
  const addText = (start: number, end: number): void => {
    if (end === html.length && isCutTag(html, start)) return;
    if (top.name === "title") title = (title ?? "") + html.slice(start, Math.min(end, start + LONGEST_ATTRIBUTE));
    if (top.hidden) return;
    if (top.name === "sup") addRaised(start, end);
    else out.addRun(start, end, top.link, top.pre);
  };
  // 10<sup>2</sup> is 10², never 102.
  const addRaised = (start: number, end: number): void => {
    const isNumber = end - start <= LONGEST_RAISED && /^\d+$/.test(html.slice(start, end));
    if (!isNumber) return out.addRun(start, end, top.link, top.pre);
    for (let i = start; i < end; i++) out.addEntity(i, i + 1, RAISED[html.charCodeAt(i) - 0x30]!, top.link);
  };

  const tokenizer = new Tokenizer({ decodeEntities: true }, {
    onopentagname(start, end) {
      name = html.slice(start, end).toLowerCase();
      attributes = new Map();
    },
    onattribname(start, end) {
      attribute = html.slice(start, Math.min(end, start + LONGEST_ATTRIBUTE)).toLowerCase();
      if (attributes.size < 40) attributes.set(attribute, "");
    },
    onattribdata(start, end) {
      const value = attributes.get(attribute);
      if (value !== undefined && value.length < LONGEST_ATTRIBUTE) attributes.set(attribute, value + html.slice(start, Math.min(end, start + LONGEST_ATTRIBUTE)));
    },
    onattribentity() {},
    onattribend() {},
    onopentagend: openTag,
    onselfclosingtag: openTag,
    onclosetag: (start, end) => closeTag(html.slice(start, end).toLowerCase()),
    ontext: addText,
    ontextentity(code, end) {
      const start = end === entityEnd ? end : html.lastIndexOf("&", end - 1); // some names are two characters
      entityEnd = end;
      const text = String.fromCodePoint(code);
      if (top.name === "title") title = (title ?? "") + text;
      if (!top.hidden) out.addEntity(start, end, text, top.link);
    },
    oncdata() {},
    oncomment() {},
    ondeclaration() {},
    onprocessinginstruction() {},
    onend: () => {},
  });
  tokenizer.write(html);
  tokenizer.end();
  closeTo(0);
  endBlock();
  const edits = out.finish();
  const trimmed = title?.trim().replace(/\s+/g, " ");
  return { text: edits.apply(html), blocks, edits, ...(trimmed ? { title: trimmed } : {}), ...(declaredEncoding === undefined ? {} : { declaredEncoding }) };
}

/** Is the element out of sight by its own attributes? */
function isHiddenBy(name: string, attributes: ReadonlyMap<string, string>): boolean {
  if (attributes.has("hidden")) return true;
  if (name === "font" && (attributes.get("class") ?? "").split(/\s/).includes("jammer")) return true; // Discuz! anti-copy noise
  const style = (attributes.get("style") ?? "").toLowerCase().replace(/\s/g, "");
  return style.includes("display:none") || style.includes("visibility:hidden") || /(?:^|;)font-size:0(?:px|em|rem|pt|%)?(?:!important)?(?:;|$)/.test(style);
}

/** A file that ends inside a tag: 正文<scr, or 正文</p x, of which the tokenizer tells no place (-1). */
function isCutTag(html: string, start: number): boolean {
  return start < 0 || (start > 0 && html[start - 1] === "<");
}

/** <meta charset="gbk">, <meta http-equiv="Content-Type" content="text/html; charset=gbk">. */
function charsetOf(attributes: ReadonlyMap<string, string>): string | undefined {
  const direct = attributes.get("charset");
  if (direct !== undefined) return direct.trim();
  const content = attributes.get("content")?.toLowerCase() ?? "";
  const at = content.indexOf("charset=");
  return at < 0 ? undefined : content.slice(at + 8).split(";")[0]!.trim();
}
