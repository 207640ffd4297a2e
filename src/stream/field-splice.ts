import { skipColon, skipSpace, skipString, skipValue } from "./json-scan.ts";

/** A piece of a line, in UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a field stands in a record, and where it would be put if it is missing. */
export interface FieldPlace {
  /** The value; of several members with one name the last, which is the one that parsers keep. */
  value: Span | undefined;
  /** The innermost object on the way that is there: offset of its closing brace, whether it has members, and how many steps of the path led to it. */
  holder: { close: number; empty: boolean; depth: number };
  /** Something that is not an object stands in the way: the field can be neither read nor written. */
  blocked: boolean;
}

const NOWHERE: FieldPlace["holder"] = { close: -1, empty: false, depth: 0 };

export type Located =
  | { readonly ok: true; /** One for each path, in order. */ readonly places: readonly FieldPlace[] }
  | { readonly ok: false; readonly reason: "blank" | "not-json" | "not-an-object"; readonly at: number };

/** A tree of the paths that are looked for. */
interface Node {
  /** The last step of the way here. */
  readonly key: string;
  readonly children: Node[];
  /** Indexes of the paths that end here, and of those that lead through here. */
  readonly ends: number[];
  readonly through: number[];
  readonly depth: number;
}

/**
 * Returns a function that finds the fields of a record and checks that the whole line is one JSON object, in one pass.
 * Paths are lists of keys: `["meta", "title"]`.
 */
export function createLocator(paths: readonly (readonly string[])[]): (text: string, start: number, end: number) => Located {
  const root: Node = { key: "", children: [], ends: [], through: paths.map((_, index) => index), depth: 0 };
  paths.forEach((path, index) => {
    let node = root;
    for (const key of path) {
      let next = node.children.find((child) => child.key === key);
      if (next === undefined) node.children.push((next = { key, children: [], ends: [], through: [], depth: node.depth + 1 }));
      node = next;
      if (node.depth < path.length) node.through.push(index);
    }
    node.ends.push(index);
  });

  return (text, start, end) => {
    const places = paths.map((): FieldPlace => ({ value: undefined, holder: NOWHERE, blocked: false }));
    /* A byte order mark is no part of JSON, but files that were joined have it at the beginning of lines; it stays where it is. */
    let first = text.charCodeAt(start) === 0xfeff ? start + 1 : start;
    first = skipSpace(text, first, end);
    if (first >= end) return { ok: false, reason: "blank", at: start };
    const isObject = text.charCodeAt(first) === 0x7b;
    const after = isObject ? scanObject(text, first, end, root, places) : skipValue(text, first, end);
    if (after < 0) return { ok: false, reason: "not-json", at: ~after };
    const rest = skipSpace(text, after, end);
    if (rest < end) return { ok: false, reason: "not-json", at: rest };
    return isObject ? { ok: true, places } : { ok: false, reason: "not-an-object", at: first };
  };
}

/** An object on the way to a field. Calls itself only as deep as the paths are long. */
function scanObject(text: string, at: number, end: number, node: Node, places: FieldPlace[]): number {
  let i = skipSpace(text, at + 1, end);
  let empty = true;
  if (i < end && text.charCodeAt(i) === 0x7d) return close(i, empty, node, places);
  for (;;) {
    if (i >= end || text.charCodeAt(i) !== 0x22) return ~Math.min(i, end);
    const keyEnd = skipString(text, i, end);
    if (keyEnd < 0) return keyEnd;
    const child = childOf(node, text, i, keyEnd);
    i = skipColon(text, keyEnd, end);
    if (i < 0) return i;
    const start = i;
    if (child === undefined) i = skipValue(text, i, end);
    else {
      // A later member of the same name hides all that an earlier one held.
      for (const index of child.through) places[index] = { value: undefined, holder: NOWHERE, blocked: false };
      const isObject = i < end && text.charCodeAt(i) === 0x7b;
      if (!isObject) for (const index of child.through) places[index]!.blocked = true;
      i = isObject && child.children.length > 0 ? scanObject(text, i, end, child, places) : skipValue(text, i, end);
    }
    if (i < 0) return i;
    if (child !== undefined) for (const index of child.ends) places[index]!.value = { start, end: i };
    empty = false;
    i = skipSpace(text, i, end);
    const unit = i < end ? text.charCodeAt(i) : 0;
    if (unit === 0x7d) return close(i, empty, node, places);
    if (unit !== 0x2c) return ~i;
    i = skipSpace(text, i + 1, end);
  }
}

function close(at: number, empty: boolean, node: Node, places: FieldPlace[]): number {
  for (const index of node.through) if (places[index]!.holder.close < 0) places[index]!.holder = { close: at, empty, depth: node.depth };
  return at + 1;
}

/*  "text" is compared where it stands; a key with escapes, "te\u0078t", is read first. */
function childOf(node: Node, text: string, start: number, end: number): Node | undefined {
  for (const child of node.children) if (end - start === child.key.length + 2 && text.startsWith(child.key, start + 1)) return child;
  for (let i = start; i < end; i++) {
    if (text.charCodeAt(i) !== 0x5c) continue;
    const key = JSON.parse(text.slice(start, end)) as string;
    return node.children.find((child) => child.key === key);
  }
  return undefined;
}

/** A replacement in a line; kept sorted and disjoint by `applySplices`. */
export interface Splice extends Span {
  readonly text: string;
}

/** The splice that sets a field to a JSON value: in the place of the old value, or behind the last member of the object that should hold it. */
export function setField({ value, holder }: FieldPlace, path: readonly string[], json: string): Splice {
  if (value !== undefined) return { start: value.start, end: value.end, text: json };
  let member = json;
  for (let i = path.length - 1; i > holder.depth; i--) member = `{${JSON.stringify(path[i])}:${member}}`;
  return { start: holder.close, end: holder.close, text: `${holder.empty ? "" : ","}${JSON.stringify(path[holder.depth])}:${member}` };
}

/** text[start, end) with the splices done; splices at one place go in the order given. */
export function applySplices(text: string, start: number, end: number, splices: readonly Splice[]): string {
  let out = "";
  let kept = start;
  for (const splice of [...splices].sort((a, b) => a.start - b.start)) {
    out += text.slice(kept, splice.start) + splice.text;
    kept = splice.end;
  }
  return out + text.slice(kept, end);
}

/** The string that a JSON literal stands for. */
export function readString(literal: string): string {
  return literal.includes("\\") ? (JSON.parse(literal) as string) : literal.slice(1, -1);
}

/**
 * A JSON literal in the manner of the one it replaces: where that was written in ASCII with escapes (`"\u5317"`, as Python does
 * by default), so is this. Lone surrogates are always escapes: UTF-8 cannot hold them.
 */
export function writeString(text: string, like: string): string {
  const json = JSON.stringify(text);
  return like.includes("\\u") && isAscii(like) ? escapeNonAscii(json) : json;
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}

/** Two digits for each byte. */
const HEX: readonly string[] = Array.from({ length: 0x100 }, (_, byte) => byte.toString(16).padStart(2, "0"));

function escapeNonAscii(json: string): string {
  let out = "";
  let kept = 0;
  for (let i = 0; i < json.length; i++) {
    const unit = json.charCodeAt(i);
    if (unit <= 0x7f) continue;
    out += `${json.slice(kept, i)}\\u${HEX[unit >> 8]!}${HEX[unit & 0xff]!}`;
    kept = i + 1;
  }
  return out + json.slice(kept);
}
