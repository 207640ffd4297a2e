/** Of a text this much is looked at: a declaration and a comment of a licence stand before the first element at most. */
const HEAD = 2000;

/** A document type or the element html at the beginning; comments and a declaration of XML may stand before it. A tag further on may be what the text speaks of. */
export function looksLikeHtml(text: string): boolean {
  let rest = text.slice(0, HEAD).trimStart();
  if (!rest.startsWith("<")) return false;
  for (const [open, close] of [["<?", "?>"], ["<!--", "-->"]] as const) {
    if (!rest.startsWith(open)) continue;
    const end = rest.indexOf(close);
    if (end < 0) return false;
    rest = rest.slice(end + close.length).trimStart();
  }
  return /^<(?:!doctype html|html)[\s>]/i.test(rest);
}
