import { isBlank } from "./lines.ts";
import { readTime } from "./dates.ts";
import type { MetaText } from "./metadata.ts";
import type { Range } from "../text/edits.ts";

/** Marks between the names of a line. */
const SEPARATORS = "|｜丨·•∙・/／()（）[]【】〔〕,，、";

/** The pieces of a line beside its time and between its marks and blanks: 2022-05-18 | 苏洋 · 城市观察 → 苏洋, 城市观察. Pieces with digits are none. */
export function cellsOf(text: string, { start, end }: Range): MetaText[] {
  const time = readTime(text, start, end);
  const cells: MetaText[] = [];
  let from = start;
  for (let i = start; i <= end; i++) {
    const isTime = time !== undefined && i >= time.start && i < time.end;
    if (i < end && !isTime && !isBlank(text.charCodeAt(i)) && !SEPARATORS.includes(text[i]!)) continue;
    if (i > from) push(text, cells, from, i);
    from = i + 1;
  }
  return cells.filter((cell) => !/\d/u.test(cell.text));
}

/** 沈 岚, set to the width of three, is one name. */
function push(text: string, cells: MetaText[], start: number, end: number): void {
  const last = cells.at(-1);
  const isSpaced = last !== undefined && end - start === 1 && last.end - last.start === 1 && text.slice(last.end, start).trim() === "" && /^\p{Script=Han}{2}$/u.test(last.text + text[start]!);
  if (isSpaced) cells[cells.length - 1] = { text: text.slice(last.start, end), start: last.start, end };
  else cells.push({ text: text.slice(start, end), start, end });
}
