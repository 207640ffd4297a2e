import { describe, expect, test } from "vitest";
import { convertDom, createConverter, toSimplified, toTraditional, type DomElement } from "../../src/script/index.ts";
import { CASES } from "./dom.cases.ts";

/** The few things of a browser's node that convertDom asks for. */
class Node implements DomElement {
  readonly nodeType: number;
  nodeValue: string | null;
  readonly childNodes: Node[] = [];
  readonly tagName: string;
  readonly #attributes: Map<string, string>;

  constructor(tagName: string, text: string | null, attributes: Iterable<[string, string]> = []) {
    this.nodeType = text === null ? 1 : 3;
    this.nodeValue = text;
    this.tagName = tagName;
    this.#attributes = new Map(attributes);
  }
  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null;
  }
  setAttribute(name: string, value: string): void {
    this.#attributes.set(name, value);
  }
  removeAttribute(name: string): void {
    this.#attributes.delete(name);
  }
  get html(): string {
    if (this.nodeType === 3) return this.nodeValue!;
    const inner = this.childNodes.map((child) => child.html).join("");
    return this.tagName === "HTML" ? inner : `<${this.tagName.toLowerCase()}${[...this.#attributes].map(([name, value]) => ` ${name}="${value}"`).join("")}>${inner}</${this.tagName.toLowerCase()}>`;
  }
}

/** Reads what dom.cases.ts writes. */
function page(html: string): Node {
  const open = [new Node("HTML", null)];
  for (const [, close, tag, attributes, text] of html.matchAll(/<(\/?)([a-z]+)([^>]*)>|([^<]+)/g)) {
    if (close === "/") open.pop();
    else if (tag === undefined) open.at(-1)!.childNodes.push(new Node("", text!));
    else {
      const node = new Node(tag.toUpperCase(), null, [...attributes!.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name!, value!]));
      open.at(-1)!.childNodes.push(node);
      open.push(node);
    }
  }
  return open[0]!;
}


describe("convertDom", () => {
  test.each(CASES)("%s", (_label, before, after, options) => {
    const root = page(before);
    const { changes, restore } = convertDom(root, toSimplified, options);
    expect(root.html).toBe(after);
    expect(changes > 0).toBe(after !== before);
    restore();
    expect(root.html).toBe(before);
  });

  test("a change over two nodes is the first one's", () => {
    const root = page("<p>這個同<b>義</b>詞，萬</p>");
    const { restore } = convertDom(root, { edits: (text) => toSimplified.edits(text, { dictionary: [["同義詞", "近义词"]] }) });
    expect(root.html).toBe("<p>这个近义词<b></b>，万</p>");
    restore();
    expect(root.html).toBe("<p>這個同<b>義</b>詞，萬</p>");
  });

  test("what was changed in the meantime stays", () => {
    const root = page("<p>萬</p><p>國</p>");
    const { restore } = convertDom(root, toSimplified);
    root.childNodes[0]!.childNodes[0]!.nodeValue = "新";
    restore();
    restore();
    expect(root.html).toBe("<p>新</p><p>國</p>");
  });

  test("other converters, and what is none", () => {
    const root = page("<p>软件</p>");
    convertDom(root, createConverter({ config: "s2twp" }));
    expect(root.html).toBe("<p>軟體</p>");
    const other = page("<p>后来</p>");
    convertDom(other, toTraditional);
    expect(other.html).toBe("<p>後來</p>");
    expect(() => convertDom(root, ((text: string) => text) as never)).toThrow(/needs a converter/);
    expect(() => convertDom(root, toSimplified, { form: "zh" } as never)).toThrow(/did you mean "from"/);
  });

  test("a deep page and a long one", () => {
    const deep: Node = page("<p>萬</p>");
    let root = deep;
    for (let i = 0; i < 100_000; i++) {
      const around = new Node("DIV", null);
      around.childNodes.push(root);
      root = around;
    }
    expect(convertDom(root, toSimplified).changes).toBe(1);
    expect(deep.html).toBe("<p>万</p>");
    const long = page("<p>萬</p>".repeat(50_000));
    expect(convertDom(long, toSimplified).changes).toBe(50_000);
  });
});
