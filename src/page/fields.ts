import { numberAfter } from "./counts.ts";
import { readTime } from "./dates.ts";
import { loadLabels } from "./label-trie.ts";
import { isBlank, valueAfter } from "./lines.ts";
import type { MetaText, PageMetadata } from "./metadata.ts";
import { isFieldName } from "./article-title.ts";
import { isOffice, isPerson, isPressName } from "./lead.ts";
import type { Block, Page } from "./model.ts";

type Fields = { -readonly [Name in keyof PageMetadata]: PageMetadata[Name] };

interface Field {
  readonly group: string;
  readonly label: string;
  /** Where the label begins. */
  readonly at: number;
  readonly value: MetaText;
}

/** `label: value` pairs of one line: a value ends at the next label, at a bar or at a wide gap. */
export function fieldsOf(page: Page, block: Block): Field[] {
  const { key, text } = page;
  const trie = loadLabels();
  const { start } = block.line;
  const end = Math.min(block.line.end, start + 400);
  const marks: { group: string; label: string; at: number; value: number }[] = [];
  for (let p = start; p < end; p++) {
    const count = trie.begins(key.charCodeAt(p)) ? trie.match(key, p, end) : 0;
    for (let k = count - 1; k >= 0; k--) {
      const label = trie.found[k]!.labels.find(({ match, family }) => match === "field" && family === "meta.article");
      const colon = label === undefined ? 0 : valueAfter(key, p, trie.ends[k]!, end);
      if (label === undefined || colon === 0) continue;
      marks.push({ group: label.field, label: label.text, at: p, value: colon });
      p = colon - 1;
      break;
    }
  }
  // [ 发布机构 ], and its value below
  if (marks.length === 0 && isFieldName(block)) return [{ group: block.line.first!.field, label: block.line.first!.text, at: block.line.start, value: { text: "", start: block.line.end, end: block.line.end } }];
  return marks.map(({ group, label, at, value }, i) => {
    let to = marks[i + 1]?.at ?? end;
    if (group !== "date") to = endOfValue(text, value, to);
    const whole = trimmed(text, value, to);
    return { group, label, at, value: group === "source" || group === "author" || group === "editor" ? withoutButton(page, withoutTime(text, whole)) : whole };
  });
}

/** A value ends at a bar, at a bracket that it did not open, at a wide gap, before the next field: （作者：沈岚）, 来源: 临湖商报(临湖) 举报. */
function endOfValue(text: string, from: number, end: number): number {
  let open = 0;
  for (let i = from; i < end; i++) {
    const unit = text[i]!;
    if ("(（".includes(unit)) open++;
    else if (i > from && (CLOSES.includes(unit) || (")）".includes(unit) && open-- <= 0))) return i;
    else if (i > from && isBlank(text.charCodeAt(i)) && (isBlank(text.charCodeAt(i + 1)) || LABEL_AHEAD.test(text.slice(i + 1, Math.min(end, i + LONGEST_LABEL)))) && text.slice(from, i).trim() !== "") return i;
  }
  return end;
}

/** 上传人:小青 文档编号:1024: a field that no label knows. */
const LABEL_AHEAD = /^[\p{Script=Han}A-Za-z]{2,6}[:：]/u;
const LONGEST_LABEL = 8;
const CLOSES = "|｜丨]】∙>";

/** 中国新闻网 参与互动: a button behind the value. */
function withoutButton({ text, key }: Page, value: MetaText): MetaText {
  const blank = value.text.search(/\s\S+$/u);
  if (blank < 1) return value;
  const trie = loadLabels();
  const at = value.start + blank + 1;
  const last = trie.match(key, at, value.end) - 1;
  const isButton = last >= 0 && trie.ends[last] === value.end && trie.found[last]!.token?.family.startsWith("ui.") === true;
  return isButton ? trimmed(text, value.start, value.start + blank) : value;
}

/** Marks between a name and its time. */
const OPENS_TIME = "(（[【|/·,，";

/** 临湖日报 2024-03-05 09:10 and 2024-03-05 临湖日报: the time beside a name is no part of it. */
function withoutTime(text: string, value: MetaText): MetaText {
  const time = readTime(text, value.start, value.end);
  if (time !== undefined) {
    const before = trimmed(text, value.start, time.start);
    const name = before.text === "" ? trimmed(text, time.end, value.end) : before;
    let end = name.end;
    while (end > name.start && (isBlank(text.charCodeAt(end - 1)) || OPENS_TIME.includes(text[end - 1]!))) end--;
    return trimmed(text, name.start, end);
  }
  const clock = /\s\d{1,2}[:：]\d{2}(?:[:：]\d{2})?$/u.exec(value.text);
  return clock === null ? value : trimmed(text, value.start, value.start + clock.index);
}

/** 本报记者 陈石; 周小雨 报道; 陈石，经授权发布。 */
export function withoutRole(value: MetaText): MetaText {
  const before = /^\p{Script=Han}{0,6}(?:记者|記者|通讯员|通訊員)[\s　]+(?=\S)/u.exec(value.text);
  if (before !== null) return withoutRole({ text: value.text.slice(before[0].length), start: value.start + before[0].length, end: value.end });
  const role = /\s(?:[於于]\s.{2,12}|报道|報道|報導|报导|摄|攝|撰文|整理)$/u.exec(value.text);
  const mark = value.text.search(/[，,。；;]/u);
  const rest = value.text.length - mark - 1;
  const end = mark > 0 && (rest === 0 || rest > LONGEST_NAME) ? mark : role === null ? value.text.length : role.index;
  return { text: value.text.slice(0, end), start: value.start, end: value.start + end };
}

/** What follows a comma behind a name and is longer is no other name. */
const LONGEST_NAME = 4;

/** The value of a label whose line ends with the colon: the next line, when it is one. */
function valueBelow({ text, blocks }: Page, index: number, group: string): MetaText | undefined {
  const next = blocks[index + 1];
  if (next === undefined || next.sentence || next.line.fields !== 0 || next.line.hard !== undefined || next.line.opens) return undefined;
  const { start, end, other } = next.line;
  if (group === "date") return readTime(text, start, end) !== undefined && other <= 4 ? trimmed(text, start, end) : undefined;
  // 来源: in a list of fields, where the next label follows, or [ 发布机构 ].
  const after = blocks[index + 2];
  return after !== undefined && (after.line.opens || isFieldName(after) || isFieldName(blocks[index]!)) ? trimmed(text, start, end) : undefined;
}

/** Counters that stand below a text and count its readers; 访问量 counts those of the site. */
const OF_THE_TEXT = /^(?:点阅|点击|阅读|浏览)[数次量率人]/u;

/** 来源:南江日报 张三: the paper and the writer. */
function readSource(text: string, value: MetaText, out: Fields): void {
  const name = ISSUE.exec(value.text);
  const whole = name === null ? value : trimmed(text, value.start, value.start + name.index);
  const blank = whole.text.search(/[\s　]/u);
  const writer = blank > 0 ? trimmed(text, whole.start + blank, whole.end) : undefined;
  const isSplit = writer !== undefined && isPressName(whole.text.slice(0, blank)) && isPerson(text, writer);
  if (isSplit) out.author ??= writer;
  if (!LINK.test(whole.text)) out.source = isSplit ? trimmed(text, whole.start, whole.start + blank) : whole;
}

/** The number of a magazine. */
const ISSUE = /\s?\d{4}年第?\d{1,3}期$/u;
/** 来源:发表于2019-04-11 14:07. */
const LINK = /^(?:发[表布]于|發[表佈布]於)?$/u;
/** Who edits, beside who checks what was edited. */
const EDITS = /[编編選选]/u;

/** 张兰 点击图片: behind the name of a person stands something else. */
function firstName(text: string, value: MetaText): MetaText {
  const blank = value.text.search(/[\s　]/u);
  if (blank < 2 || !isPerson(text, { start: value.start, end: value.start + blank })) return value;
  const rest = value.text.slice(blank).trim();
  return /^\p{Script=Han}{1,4}(?:[\s　、，,]|$)/u.test(rest) ? value : trimmed(text, value.start, value.start + blank);
}

/** What one line says in fields: 发布时间：2024-03-05 来源：临湖日报. */
export function readFields(page: Page, block: Block, out: Fields, index: number, published: { sure: boolean; edited: boolean }): void {
  const fields = fieldsOf(page, block);
  for (const { group, label, value: beside } of fields) {
    const value = beside.text === "" && fields.length === 1 ? (valueBelow(page, index, group) ?? beside) : beside;
    if (value.text === "" || value.text.length > 60) continue;
    // The fields of a footer speak of the site.
    if (index >= page.bodyEnd && group !== "editor" && group !== "author" && group !== "source" && !(group === "views" && OF_THE_TEXT.test(label))) continue;
    if (group === "date" && !/更新|修改|成文|生成|实施|废止|生效/u.test(label)) {
      const time = readTime(page.text, value.start, value.end);
      const sure = /发布|发表|发稿|刊登|公布|出版/u.test(label);
      if (time?.iso !== undefined && (out.publishedAt?.iso === undefined || (sure && !published.sure) || (sure === published.sure && time.iso.length > out.publishedAt.iso.length))) {
        out.publishedAt = time;
        published.sure = sure;
      }
    } else if (group === "source" && out.source === undefined) {
      readSource(page.text, value, out);
    } else if (group === "author" && (isPressName(value.text) || (/^发[布稿]/u.test(label) && isOffice(value.text)))) {
      out.source ??= value;
    } else if (group === "author" && out.author === undefined) {
      out.author = withoutRole(firstName(page.text, value));
    } else if (group === "editor" && (out.editor === undefined || (!published.edited && EDITS.test(label)))) {
      out.editor = firstName(page.text, value);
      published.edited = EDITS.test(label);
    } else if (group === "views" && out.views === undefined) {
      const number = numberAfter(page.text, value.start, value.end);
      if (number !== undefined) out.views = number;
    }
  }
}

export function trimmed(text: string, start: number, end: number): MetaText {
  const raw = text.slice(start, end);
  const lead = raw.length - raw.trimStart().length;
  const body = raw.trim();
  return { text: body, start: start + lead, end: start + lead + body.length };
}
