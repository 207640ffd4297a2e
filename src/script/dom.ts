import { checkOptionNames, GuiyiError } from "../error.ts";
import type { EditSet } from "../text/edits.ts";

/** What is asked of a node of a page. A browser's nodes have all of it, and so have those of jsdom and its like. */
export interface DomNode {
  /** 1: an element, 3: text. */
  readonly nodeType: number;
  nodeValue: string | null;
  readonly childNodes: ArrayLike<DomNode>;
}

export interface DomElement extends DomNode {
  readonly tagName: string;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
}

export interface DomOptions {
  /** Only what is in this language, by the nearest `lang`: "zh-TW" is in "zh". Without it everything is converted. */
  readonly from?: string;
  /** The `lang` that converted elements get, where they have one that is in `from`. */
  readonly to?: string;
  /** Elements with one of these classes stay, with all that is in them. ["ignore-opencc", "notranslate"] unless said otherwise. */
  readonly ignore?: readonly string[];
  /** Attributes to convert. ["alt", "title", "placeholder", "aria-label"] unless said otherwise; besides, a button's value and the description and keywords of a page. */
  readonly attributes?: readonly string[];
}

export interface DomConversion {
  /** How many texts and attributes changed. */
  readonly changes: number;
  /** Puts back what was there. What somebody else changed in the meantime stays. */
  readonly restore: () => void;
}

const NAMES = ["from", "to", "ignore", "attributes"];
const ELEMENT = 1;
const TEXT = 3;
/** Their text is not for reading, or it is the reader's own. */
const NO_TEXT = new Set(["SCRIPT", "STYLE", "TEMPLATE", "TEXTAREA", "NOSCRIPT"]);
/** What stands in the middle of a line; all other elements begin and end one. */
const INLINE = new Set(["A", "ABBR", "B", "BDI", "BDO", "CITE", "CODE", "DEL", "DFN", "EM", "FONT", "I", "INS", "KBD", "MARK", "Q", "RP", "RT", "RUBY", "S", "SAMP", "SMALL", "SPAN", "STRONG", "SUB", "SUP", "TIME", "U", "VAR", "WBR"]);

/** A stretch of the text that is converted at once, and who owns it. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly write: (text: string) => void;
}

/**
 * Converts the texts of a page, or of a part of it, in place.
 *
 * A line is converted as a whole, whatever elements it consists of: 看<b>著</b>窗外 is 看着, not 著. Script, style, input of the
 * reader, elements with translate="no" and those of the classes in `ignore` stay.
 *
 * const { restore } = convertDom(document.documentElement, toSimplified, { from: "zh-Hant", to: "zh-Hans" })
 */
export function convertDom(root: DomElement, convert: { readonly edits: (text: string) => EditSet }, options: DomOptions = {}): DomConversion {
  checkOptionNames(options, NAMES);
  if (typeof convert?.edits !== "function") throw new GuiyiError("missing-option", "convertDom needs a converter with .edits: toSimplified, toTraditional or createConverter(…)");
  const undo: (() => void)[] = [];
  const page = new PageText(options, undo);
  page.read(root);
  const text = page.text();
  const changes = page.write(text, convert.edits(text));
  return {
    changes,
    restore: () => {
      for (const step of undo.splice(0).reverse()) step();
    },
  };
}

class PageText {
  readonly #parts: string[] = [];
  #length = 0;
  #atLineStart = true;
  readonly #pieces: Piece[] = [];
  /** Attributes, to be read behind all texts: a link's title may not break the line that the link stands in. */
  readonly #aside: [value: string, read: () => string, write: (text: string) => void][] = [];
  readonly #options: DomOptions;
  readonly #ignore: ReadonlySet<string>;
  readonly #attributes: readonly string[];
  readonly #undo: (() => void)[];

  constructor(options: DomOptions, undo: (() => void)[]) {
    this.#options = options;
    this.#ignore = new Set(options.ignore ?? ["ignore-opencc", "notranslate"]);
    this.#attributes = options.attributes ?? ["alt", "title", "placeholder", "aria-label"];
    this.#undo = undo;
  }

  /** Goes through the nodes in order, by a stack of its own: pages may be nested deeper than calls can be. */
  read(root: DomElement): void {
    const open: { readonly nodes: ArrayLike<DomNode>; next: number; readonly wanted: boolean; readonly inline: boolean }[] = [];
    const enter = (element: DomElement, wanted: boolean): void => {
      if (this.#stays(element)) return;
      const own = element.getAttribute("lang");
      const inside = own === null || this.#options.from === undefined ? wanted : isIn(own, this.#options.from);
      const inline = INLINE.has(element.tagName.toUpperCase());
      if (inside) this.#readAttributes(element, own);
      if (!inline) this.#breakLine();
      if (!NO_TEXT.has(element.tagName.toUpperCase())) open.push({ nodes: element.childNodes, next: 0, wanted: inside, inline });
    };
    enter(root, this.#options.from === undefined);
    for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
      if (level.next === level.nodes.length) {
        if (!level.inline) this.#breakLine();
        open.pop();
        continue;
      }
      const node = level.nodes[level.next++]!;
      if (node.nodeType === ELEMENT) enter(node as DomElement, level.wanted);
      else if (node.nodeType === TEXT && level.wanted) this.#add(node.nodeValue ?? "", () => node.nodeValue ?? "", (text) => (node.nodeValue = text));
    }
    for (const [value, get, set] of this.#aside.splice(0)) {
      this.#breakLine();
      this.#add(value, get, set);
    }
  }

  text(): string {
    return this.#parts.join("");
  }

  /** Gives each piece what it became; a change across two pieces is the first one's. */
  write(text: string, edits: EditSet): number {
    const all = [...edits];
    let changes = 0;
    let next = 0;
    let kept = 0; // what lies before it is written
    for (const { start, end, write } of this.#pieces) {
      kept = Math.max(kept, start);
      let out = "";
      let changed = kept > start;
      for (; next < all.length && all[next]!.start < end; next++) {
        const edit = all[next]!;
        out += text.slice(kept, edit.start) + edit.text;
        kept = edit.end;
        changed = true;
      }
      if (!changed) continue;
      write(kept < end ? out + text.slice(kept, end) : out);
      changes++;
    }
    return changes;
  }

  #stays(element: DomElement): boolean {
    if (element.getAttribute("translate") === "no") return true;
    return (element.getAttribute("class") ?? "").split(/\s+/).some((name) => this.#ignore.has(name));
  }

  #readAttributes(element: DomElement, lang: string | null): void {
    const { from, to } = this.#options;
    const names = [...this.#attributes, ...moreAttributes(element)];
    for (const name of names) {
      const value = element.getAttribute(name);
      if (value === null || value === "") continue;
      this.#aside.push([value, () => element.getAttribute(name) ?? "", (text) => element.setAttribute(name, text)]);
    }
    if (to === undefined || lang === null || from === undefined || lang === to) return;
    element.setAttribute("lang", to);
    this.#undo.push(() => {
      if (element.getAttribute("lang") === to) element.setAttribute("lang", lang);
    });
  }

  #add(value: string, read: () => string, write: (text: string) => void): void {
    if (value === "") return;
    const start = this.#length;
    this.#parts.push(value);
    this.#length += value.length;
    this.#atLineStart = false;
    this.#pieces.push({
      start,
      end: start + value.length,
      write: (text) => {
        write(text);
        this.#undo.push(() => {
          if (read() === text) write(value);
        });
      },
    });
  }

  #breakLine(): void {
    if (this.#atLineStart) return;
    this.#parts.push("\n");
    this.#length++;
    this.#atLineStart = true;
  }
}

/** A button's label, and what a page says of itself to search engines. */
function moreAttributes(element: DomElement): string[] {
  const tag = element.tagName.toUpperCase();
  if (tag === "INPUT" && ["button", "submit", "reset"].includes(element.getAttribute("type")?.toLowerCase() ?? "")) return ["value"];
  if (tag === "META" && ["description", "keywords"].includes(element.getAttribute("name")?.toLowerCase() ?? "")) return ["content"];
  return [];
}

/** Is `lang` this language or a form of it: zh-TW is in zh, zh-Hant is not in zh-Han. */
function isIn(lang: string, language: string): boolean {
  const [own, asked] = [lang.toLowerCase(), language.toLowerCase()];
  return own === asked || own.startsWith(`${asked}-`);
}
