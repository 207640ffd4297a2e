import type { Range } from "../text/edits.ts";

/** Paragraphs with kana other than the marks that Chinese borrows (の ・ ー): Japanese, or a quotation of it. */
export function japaneseParagraphs(text: string): Range[] {
  const out: Range[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline + 1;
    let kana = 0;
    for (let i = start; i < end && kana < 2; i++) {
      const unit = text.charCodeAt(i);
      if (unit >= 0x3041 && unit <= 0x30fa && unit !== 0x306e) kana++;
    }
    if (kana > 1) out.push({ start, end });
    start = end;
  }
  return out;
}
