import type { Quantity } from "../numerals/types.ts";
import { nextUnit } from "../text/scan.ts";
import { unitSigns } from "../text/unit-signs.ts";
import { countedEnd } from "./counted.ts";
import type { Lexicon, WordKind } from "./lexicon.ts";
import { closes, looseCount, shrinks, standsInNoun } from "./noun-parts.ts";
import { pricedPer, quantityRole } from "./quantity.ts";
import { bracketsFigure, hanAround, isSign, itemNumber, remarkEnd } from "./token-marks.ts";
import { isRepublican, saysHowOften, wholeTime } from "./token-times.ts";
import type { Token, TokenKind } from "./tokens.ts";
import type { ReadingView } from "./view.ts";

const MARKS: Readonly<Record<string, TokenKind>> = {
  ",": "comma", "、": "dun", ";": "semi", ":": "colon", "|": "comma", "\t": "comma", "…": "comma", "—": "comma",
  "“": "quote", "”": "quote", "‘": "quote", "’": "quote", "「": "quote", "」": "quote", "『": "quote", "』": "quote", '"': "quote", "'": "quote", "《": "quote", "》": "quote", "【": "comma", "】": "comma", "\n": "comma", "\r": "comma",
};

/** What a code unit does in a clause: most are plain, and are passed over at one look. */
const Role = { MARK: 1, BRACKET: 2, EACH: 4, BLANK: 8, WORD: 16 } as const;
const ANY_ROLE = 0xff;
let roles: Uint8Array | undefined;

function loadRoles({ begins }: Lexicon): Uint8Array {
  return (roles ??= unitSigns([[Object.keys(MARKS).join(""), Role.MARK], ["()", Role.BRACKET], ["每", Role.EACH], [" ", Role.BLANK], [begins, Role.WORD]]));
}

/** Verbs that 了 may end. */
const ENDED = new Set<WordKind>(["up", "down", "add", "sub", "link", "lverb", "to"]);

/** Tokens of view[start, end), in order, without gaps. `quantities` are those inside, in order. */
export function tokenize(view: ReadingView, start: number, end: number, quantities: readonly Quantity[], lexicon: Lexicon): Token[] {
  return new Tokenizer(view, start, end, quantities, lexicon).read();
}

/** A clause while it is cut: every step takes what stands at a place, and answers where the next one begins. */
class Tokenizer {
  readonly #view: ReadingView;
  readonly #key: string;
  readonly #start: number;
  readonly #end: number;
  readonly #quantities: readonly Quantity[];
  readonly #lexicon: Lexicon;
  readonly #roles: Uint8Array;
  readonly #tokens: Token[] = [];
  /** Index of the quantity that is read next. */
  #next = 0;
  /** Where the text began that is no word, or -1. */
  #textStart = -1;
  /** What the next price is paid for: 每吨500元. */
  #per = "";

  constructor(view: ReadingView, start: number, end: number, quantities: readonly Quantity[], lexicon: Lexicon) {
    this.#view = view;
    this.#key = view.key;
    this.#start = start;
    this.#end = end;
    this.#quantities = quantities;
    this.#lexicon = lexicon;
    this.#roles = loadRoles(lexicon);
  }

  read(): Token[] {
    for (let at = this.#start; at < this.#end; ) at = this.#step(at);
    this.#flush(this.#end);
    return this.#tokens;
  }

  #step(at: number): number {
    const key = this.#key;
    const end = this.#end;
    const before = at === this.#start ? COLON : key.charCodeAt(at - 1);
    const item = before === COLON || before === SEMICOLON ? itemNumber(key, at, end) : at;
    if (item > at) {
      this.#push("comma", at, item);
      while ((this.#quantities[this.#next]?.end ?? Infinity) <= item) this.#next++;
      return item;
    }
    const q = this.#quantities[this.#next];
    if (q !== undefined && q.start <= at) {
      this.#next++;
      return q.end <= at ? at : this.#readQuantity(at, q);
    }
    const limit = q === undefined ? end : Math.min(end, q.start);
    const plain = nextUnit(key, at, limit, this.#roles, ANY_ROLE);
    if (plain > at) return this.#text(at, plain);
    const role = this.#roles[key.charCodeAt(at)]!;
    if ((role & Role.MARK) !== 0) return this.#readMark(at);
    if ((role & Role.BRACKET) !== 0) return this.#readBracket(at);
    if ((role & Role.BLANK) !== 0 && (key.startsWith(" ", at + 1) || this.#tokens.length === 0 || hanAround(key, at))) return this.#readAs("comma", at, at + 1);
    const priced = (role & Role.EACH) !== 0 && q !== undefined ? pricedPer(key, at, q) : undefined;
    if (priced === undefined) return this.#readWord(at, limit);
    this.#per = priced.unit;
    return this.#readAs("link", at, priced.end);
  }

  #push(kind: TokenKind, start: number, end: number): void {
    this.#tokens.push({ kind, start, end, word: this.#key.slice(start, end), q: undefined });
  }

  /** Makes a token of the text before `to`. */
  #flush(to: number): void {
    const from = this.#textStart;
    this.#textStart = -1;
    if (from < 0 || to <= from) return;
    const cut = countedEnd(this.#tokens.at(-1)?.q, this.#key, from, to);
    if (cut > from) this.#push("n", from, cut);
    this.#push("n", cut, to);
  }

  #text(at: number, end: number): number {
    if (this.#textStart < 0) this.#textStart = at;
    return end;
  }

  #readAs(kind: TokenKind, at: number, end: number): number {
    this.#flush(at);
    this.#push(kind, at, end);
    return end;
  }

  #readQuantity(at: number, q: Quantity): number {
    const key = this.#key;
    const role = this.#roleOf(q, at);
    if (role === "text") {
      // 连续9年稳定在, 连续九届跻身, 三次跨越, 提前两年完成: says how long or how often, names nothing.
      return saysHowOften(q, key, at, this.#end, this.#lexicon) ? this.#readAs("adv", at, q.end) : this.#text(at, q.end);
    }
    const time = role === "time" ? this.#readTime(at, q) : at;
    if (time > at) return time;
    const link = this.#linkBefore(at, q, role === "fact");
    if (link !== undefined) this.#readAs(link, at - 1, at);
    if (role === "fact") {
      this.#flush(at);
      const per = this.#per;
      this.#tokens.push({ kind: "q", start: at, end: q.end, word: key.slice(at, q.end), q: per === "" ? q : { ...q, unit: `${q.unit?.split("/")[0]}/${per}` } });
    } else this.#readAs("date", at, q.end);
    this.#per = "";
    return q.end;
  }

  #roleOf(q: Quantity, at: number): ReturnType<typeof quantityRole> {
    const key = this.#key;
    const end = this.#end;
    if (isRepublican(q, this.#view, this.#start, end)) return "time";
    return looseCount(q, key, end) && (this.#lexicon.words.longestAt(key, at, end)?.value ?? "noun") === "noun" ? "text" : quantityRole(q, key, this.#start, end);
  }

  /** A time with the words around it that belong to it; `at` when it is only what was found. */
  #readTime(at: number, q: Quantity): number {
    const [from, to] = wholeTime(this.#key, at, q, this.#end);
    if (from < at && this.#textStart >= 0 && this.#textStart <= from) this.#flush(from);
    if (this.#tokens.at(-1)?.start === from && from < at) this.#tokens.pop(); // 最近|五年
    if (this.#textStart >= 0 && this.#textStart < from) return at;
    this.#textStart = -1;
    this.#push("date", from, to);
    return to;
  }

  /** The verb of one character right before a figure that is no end of the noun there: 成交量|缩|15%, 指数|收|6737点, 收入|过|100亿元. */
  #linkBefore(at: number, q: Quantity, isFact: boolean): "down" | "link" | undefined {
    const key = this.#key;
    const from = this.#textStart;
    if (from < 0) return undefined;
    if (q.type === "percent" && shrinks(key, from, at)) return "down";
    if (!isFact) return undefined;
    if ((q.type === "money" || q.unitText === "点") && closes(key, from, at)) return "link";
    return from < at - 1 && q.comparator === "gt" && key[at - 1] === "过" ? "link" : undefined;
  }

  #readMark(at: number): number {
    const key = this.#key;
    const character = key[at]!;
    if (character === "—" && isSign(key, at - 1) && isSign(key, at + 1)) return this.#text(at, at + 1); // 优良(Ⅰ—Ⅲ类)断面: from one to the other
    return this.#readAs(MARKS[character]!, at, at + 1);
  }

  #readBracket(at: number): number {
    const key = this.#key;
    const isOpen = key[at] === "(";
    const item = isOpen ? itemNumber(key, at, this.#end) : at;
    if (item > at) return this.#readAs("comma", at, item);
    const remark = remarkEnd(key, at);
    if (remark > at) return this.#readAs("quote", at, remark);
    if (bracketsFigure(key, at, this.#end, this.#quantities, this.#next)) return this.#readAs(isOpen ? "open" : "close", at, at + 1);
    const next = this.#text(at, at + 1);
    // 9个县(市、区)|平均降雨量
    if (!isOpen && next - this.#textStart === 2 && this.#tokens.at(-1)?.kind === "dun") this.#flush(next);
    return next;
  }

  #readWord(at: number, limit: number): number {
    const key = this.#key;
    const { words } = this.#lexicon;
    const found = words.matchAt(key, at, Math.min(limit, at + readsUpTo(key, at)));
    if (found === 0) return this.#text(at, at + 1);
    const divides = key.startsWith("占地", at) && "方区级市".includes(key[at + 2] ?? " "); // 占|地方公共预算支出, no 占地
    const kind = divides ? "share" : words.valueOf(found);
    const length = divides ? 1 : words.lengthOf(found);
    if (this.#beginsInText(at, kind, length)) return at + 1;
    const last = this.#tokens.at(-1);
    const textStart = this.#textStart;
    if (standsInNoun(key, at, kind, length, textStart < 0 && last?.kind === "keep" ? last.start : textStart, limit)) return this.#text(at, at + length);
    const stop = wordEnd(key, at, length, kind, limit);
    return stop > at ? this.#readAs(kind, at, stop) : this.#text(at, at + 1);
  }

  /** 吴中|位列: one character before 中 is a name with it. 成交量|缩15%, but 甲市|量缩15%: the verb begins behind 量. */
  #beginsInText(at: number, kind: WordKind, length: number): boolean {
    const key = this.#key;
    const from = this.#textStart;
    if (kind === "rank") return from === at - 1 && key.startsWith("中", at) && key[from] !== "其";
    return (kind === "up" || kind === "down") && length === 2 && from >= 0 && key.startsWith("量", at) && !"市县区都省".includes(key[at - 1]!);
  }
}

const COLON = 58;
const SEMICOLON = 59;

/** 占|地区生产总值 is no 占地, 建成|区域性中心 no 建成区: how far a word may reach where the next one begins inside it. */
function readsUpTo(key: string, at: number): number {
  if (key.startsWith("占地区", at)) return 1;
  return key.startsWith("建成区域", at) ? 2 : Infinity;
}

/** Where the word at `at` ends, with what belongs to it; `at` when only its second half is a word here. */
function wordEnd(key: string, at: number, length: number, kind: WordKind, limit: number): number {
  let stop = at + length;
  if (length > 1 && key.startsWith("设", stop - 1) && (key.startsWith("施", stop) || key.startsWith("备", stop))) stop--; // 新增|设施农业
  if (kind === "time") return key.startsWith("以来", stop) && stop + 2 <= limit ? stop + 2 : stop; // 今年|汛期以来
  if ((kind === "up" || kind === "down") && stop < limit && "加少长多".includes(key[stop]!) && "增减".includes(key[stop - 1]!)) {
    // 同比增|加 is 同比增加; 上年同月|增加, not 月增.
    if (stop - at === 2 && "年月季周".includes(key[at]!)) return at;
    stop++;
  }
  return ENDED.has(kind) && stop < limit && key.startsWith("了", stop) && !"解然".includes(key[stop + 1] ?? " ") ? stop + 1 : stop; // 下降|了15%
}
