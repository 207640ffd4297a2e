import type { Range } from "../text/edits.ts";

/** Does a line begin like the lead of a newspaper article or like its byline: 本报讯（…）, 新华社…电, 记者 …, □ 甲 乙? */
export function isLead(text: string, line: Range): boolean {
  const head = text.slice(line.start, Math.min(line.end, line.start + 16));
  return /^(?:[【〔[]?(?:本报讯|本報訊|本报.{2,6}[电讯]|本[报報].{2,11}日[电電讯訊]|本網訊|本网讯|本站讯|本刊讯|新华社|新華社|中新社|记者|記者|通讯员))/u.test(head) || isByline(text, line);
}

const LONGEST_BYLINE = 32;

/** □ 盛峥 雷霖, ◎本报记者 林晓: names behind a box. A box before anything else is an item of a list. */
export function isByline(text: string, { start, end }: Range): boolean {
  if (end - start > LONGEST_BYLINE || (text[start] !== "□" && text[start] !== "◎")) return false;
  const names = readNames(text.slice(start + 1, end));
  return names.length > 0 && names.every((name) => /^(?:\p{Script=Han}{2,3}|[\p{Script=Han}·]{5,12})$/u.test(name));
}

/** The names of a byline, without 记者 and its like. */
export function readNames(list: string): string[] {
  return list
    .split(/[\s、，,　]+/u)
    .map((name) => name.replace(/^(?:本报|本報)?(?:记者|記者|通讯员|通訊員|实习生|見習記者|见习记者|文\/?|图\/?)/u, ""))
    .filter((name) => name !== "");
}
