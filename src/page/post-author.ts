import { size, type Page, type PostHead } from "./model.ts";
import { isPanelLine } from "./panel.ts";

/** The name of who wrote the post: in the head, or the line above it that is no label, or the line that says 当前离线. */
export function findAuthor(page: Page, head: PostHead, from: number): void {
  if (head.author !== undefined) return;
  const { blocks, text } = page;
  const near = [...span(head.last + 1, Math.min(blocks.length, head.last + 4)), ...span(Math.max(from, head.first - 26), head.first).reverse()];
  for (const i of near) {
    const { line } = blocks[i]!;
    if (line.hard?.match !== "end") continue;
    const name = /^(\S{1,24}?)(?:\s+\1)?\s+(?:当前|當前|目前)/u.exec(text.slice(line.start, line.end));
    if (name !== null) head.author = { start: line.start, end: line.start + name[1]!.length };
    if (head.author !== undefined) return;
  }
  for (let i = head.first - 1; i >= Math.max(from, head.first - 26); i--) {
    const block = blocks[i]!;
    if (block.chrome || block.line.hard !== undefined || isPanelLine(block) || block.line.value > 0) continue;
    if (!block.sentence && size(block) <= 24 && block.line.marks + block.line.commas === 0) {
      const gone = /^(?:关闭|關閉|楼主|樓主|\d{1,5}\s?[楼樓])\s+/u.exec(text.slice(block.line.start, block.line.end))?.[0].length ?? 0;
      head.author = { start: block.line.start + gone, end: block.line.end };
    }
    return;
  }
}

function span(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
