/** Does a line begin like the lead or the byline of a newspaper article: 本报讯（…）, 新华社…电, □ 甲 乙, 记者 …? */
export function isLead(text: string, line: { readonly start: number; readonly end: number }): boolean {
  const head = text.slice(line.start, Math.min(line.end, line.start + 16));
  return /^(?:[【〔[]?(?:本报讯|本報訊|本报.{2,6}[电讯]|本[报報].{2,11}日[电電讯訊]|本網訊|本网讯|本站讯|本刊讯|新华社|新華社|中新社|记者|記者|通讯员)|□|◎)/u.test(head);
}
