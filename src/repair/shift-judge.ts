import type { CharacterModel } from "./character-model.ts";
import { isCutMark } from "./gbk.ts";
import { countRows, countStubs, countUnpaired } from "./marks.ts";
import type { PageModel } from "./page-model.ts";
import { isRareHan } from "./plausible.ts";
import type { Reading, Token } from "./shift-search.ts";

/** What readings are judged with. */
export interface Judge {
  readonly text: string;
  readonly page: PageModel;
  readonly model: CharacterModel;
}

/** Where the readings stand. */
export interface Run {
  /** Offset of its "?". */
  readonly start: number;
  /** Up to CONTEXT characters in front of it. */
  readonly before: string;
  readonly tokens: readonly Token[];
  /** The token that the longest reading reaches; all are judged up to there. */
  readonly furthest: number;
}

export interface Judged extends Reading {
  readonly total: number;
}

/** Nats for a token behind the next damaged place: what it will be read as is not known yet. */
const TO_BE_READ = -6.5;
/** Characters before and behind a run that help to judge it. */
export const CONTEXT = 4;
const MOST_JUDGED = 60;
/** Weights of the ways to look at a text, fitted to simulated damage. Where words and characters disagree words are right more often. */
const CHARACTERS = 0.4;
const WORDS = 0.6;
const PAGE = 0.7;
/** Nats for a mark without partner (what closes may have opened a paragraph before), for a clause of one character, and for a rare character in what is shown. */
const UNCLOSED = -2.5;
const UNOPENED = -1;
const STUB = -3;
const RARE = -5;
/** For 。 behind 。, on a page that writes so elsewhere. */
const SEEN_ROW = 4;

/** All readings, judged over the same stretch of text, best first; of readings with the same text the first. */
export function judge(readings: readonly Reading[], run: Run, judge: Judge): Judged[] {
  const rough = readings.map((reading) => ({ ...reading, total: reading.score + tailScore(reading, run, judge) })).sort((a, b) => b.total - a.total);
  const seen = new Set<string>();
  const out: Judged[] = [];
  for (const reading of rough.slice(0, MOST_JUDGED)) {
    const key = `${reading.next} ${reading.text}`;
    if (seen.has(key)) continue;
    seen.add(key);
    out.push({ ...reading, total: weigh(reading, reading.total, run, judge) });
  }
  return out.sort((a, b) => b.total - a.total);
}

/** How likely the damaged text is as it stands, over the same stretch. */
export function judgeAsItIs(run: Run, judge: Judge): number {
  const { text, page } = judge;
  const shown = `?${text[run.start + 1]!}`;
  const score = page.step(run.before.charCodeAt(run.before.length - 1), 0x3f) + page.step(0x3f, shown.charCodeAt(1));
  const asRead: Reading = { score, text: shown, next: 0, drops: 0, swallowed: false };
  let rare = 0;
  for (const { unit } of run.tokens.slice(0, run.furthest)) if (isRareHan(unit)) rare += RARE;
  return weigh(asRead, score + tailScore(asRead, run, judge), run, judge) + rare;
}

/** The reading as it is judged: for what was swallowed stands what it was, a digit in front of others, else a line end; "?" is a mark. */
function supposed({ text, swallowed, next }: Reading, tokens: readonly Token[]): string {
  if (!swallowed) return text;
  const behind = tokens[next]?.unit ?? 0x0a;
  return text.slice(0, -1) + (behind >= 0x30 && behind <= 0x39 ? "0" : "\n");
}

/** Characters and words, and what the page itself writes. */
function weigh(reading: Reading, rough: number, { start, before, tokens, furthest }: Run, { text, page, model }: Judge): number {
  const shown = visible(tokens, reading.next, furthest + CONTEXT);
  const read = supposed(reading, tokens);
  const whole = before + read + shown;
  let gain = 0;
  const seam = Math.min(whole.length, before.length + reading.text.length + 1);
  for (let i = Math.max(2, before.length); i < seam; i++) gain += page.gain(whole.charCodeAt(i - 2), whole.charCodeAt(i - 1), whole.charCodeAt(i));
  const end = reading.next === 0 ? start + 2 : tokens[reading.next - 1]!.end;
  const unpaired = countUnpaired(text, start, end, read);
  const rows = page.rows ? countRows(before.slice(-1) + read) : 0;
  const marks = UNCLOSED * unpaired.opening + UNOPENED * unpaired.closing + STUB * countStubs(whole) + SEEN_ROW * rows;
  const toBeRead = TO_BE_READ * (Math.min(tokens.length, furthest + CONTEXT) - reading.next - shown.length);
  return CHARACTERS * rough + WORDS * (model.score(whole) + toBeRead) + PAGE * gain + marks;
}

/** What stands behind the reading, as it is shown: the page is no witness for it, it would be its own. */
function tailScore(reading: Reading, { tokens, furthest }: Run, { page, model }: Judge): number {
  let score = 0;
  const read = supposed(reading, tokens);
  let last = read.charCodeAt(read.length - 1);
  const end = Math.min(tokens.length, furthest + 2);
  for (let i = reading.next; i < end; i++) {
    if (i > 0 && isDamaged(tokens, i)) return score + TO_BE_READ * (end - i);
    const { unit } = tokens[i]!;
    score += i === reading.next ? page.step(last, unit) : model.step(last, unit) + model.form(unit);
    last = unit;
  }
  return score;
}

/** What stands at tokens[from, to), up to the next damaged place. */
function visible(tokens: readonly Token[], from: number, to: number): string {
  let out = "";
  for (let i = from; i < Math.min(to, tokens.length) && (i === 0 || !isDamaged(tokens, i)); i++) out += String.fromCharCode(tokens[i]!.unit);
  return out;
}

function isDamaged(tokens: readonly Token[], i: number): boolean {
  return tokens[i]!.unit === 0x3f && (tokens[i]!.broken || isCutMark(tokens[i + 1]?.unit ?? 0));
}
