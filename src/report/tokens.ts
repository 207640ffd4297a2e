import type { Quantity } from "../numerals/types.ts";
import { nextUnit } from "../text/scan.ts";
import { unitSigns } from "../text/unit-signs.ts";
import { type Lexicon, Sign, type WordKind } from "./lexicon.ts";
import { countedEnd } from "./counted.ts";
import { closes, looseCount, shrinks, standsInNoun } from "./noun-parts.ts";
import { pricedPer, quantityRole } from "./quantity.ts";
import { bracketsFigure, hanAround, isSign, itemNumber, remarkEnd } from "./token-marks.ts";
import { isRepublican, saysHowOften, wholeTime } from "./token-times.ts";
import type { ReadingView } from "./view.ts";

/** Marks of a clause besides its words. `date` is a year, date or period; `q` a quantity that may be a fact. */
export type TokenKind = WordKind | "n" | "q" | "date" | "dun" | "comma" | "semi" | "colon" | "quote" | "open" | "close";

export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** Its key: cut out once, asked for many times. */
  readonly word: string;
  readonly q: Quantity | undefined;
}

const MARKS: Readonly<Record<string, TokenKind>> = {
  ",": "comma", "、": "dun", ";": "semi", ":": "colon", "|": "comma", "\t": "comma", "…": "comma", "—": "comma",
  "“": "quote", "”": "quote", "‘": "quote", "’": "quote", "「": "quote", "」": "quote", "『": "quote", "』": "quote", '"': "quote", "'": "quote", "《": "quote", "》": "quote", "【": "comma", "】": "comma", "\n": "comma", "\r": "comma",
};

/** What a code unit does in a clause: most are plain, and are passed over at one look. */
const Role = { MARK: 1, BRACKET: 2, EACH: 4, BLANK: 8, WORD: 16 } as const;
const ANY_ROLE = 0xff;
let roles: Uint8Array | undefined;

function loadRoles({ signs }: Lexicon): Uint8Array {
  if (roles !== undefined) return roles;
  const table = unitSigns([[Object.keys(MARKS).join(""), Role.MARK], ["()", Role.BRACKET], ["每", Role.EACH], [" ", Role.BLANK]]);
  for (let unit = 0; unit < table.length; unit++) if ((signs[unit]! & Sign.WORD) !== 0) table[unit]! |= Role.WORD;
  return (roles = table);
}

/** Verbs that 了 may end. */
const ENDED = new Set<WordKind>(["up", "down", "add", "sub", "link", "lverb"]);
/** 占|地区生产总值 is no 占地, 建成|区域性中心 no 建成区: how far a word may reach where the next one begins inside it. */
function readsUpTo(key: string, at: number): number {
  if (key.startsWith("占地区", at)) return 1;
  return key.startsWith("建成区域", at) ? 2 : Infinity;
}

/** Tokens of view[start, end), in order, without gaps. `quantities` are those inside, in order. */
export function tokenize(view: ReadingView, start: number, end: number, quantities: readonly Quantity[], lexicon: Lexicon): Token[] {
  const { key } = view;
  const tokens: Token[] = [];
  const roles = loadRoles(lexicon);
  const { words } = lexicon;
  let next = 0;
  let textStart = -1;
  let per = "";
  const push = (kind: TokenKind, from: number, to: number): void => {
    tokens.push({ kind, start: from, end: to, word: key.slice(from, to), q: undefined });
  };
  const flush = (to: number): void => {
    if (textStart >= 0 && to > textStart) {
      const cut = countedEnd(tokens.at(-1)?.q, key, textStart, to);
      if (cut > textStart) push("n", textStart, cut);
      push("n", cut, to);
    }
    textStart = -1;
  };
  for (let at = start; at < end; ) {
    const q = quantities[next];
    if (at === start || ":;".includes(key[at - 1]!)) {
      const item = itemNumber(key, at, end);
      if (item > at) {
        push("comma", at, item);
        at = item;
        while (next < quantities.length && quantities[next]!.end <= at) next++;
        continue;
      }
    }
    if (q !== undefined && q.start <= at) {
      next++;
      if (q.end <= at) continue;
      const role = isRepublican(q, view, start, end) ? "time" : looseCount(q, key, end) && (words.longestAt(key, at, end)?.value ?? "noun") === "noun" ? "text" : quantityRole(q, key, start, end);
      if (role === "text") {
        if (saysHowOften(q, key, at, end, lexicon)) {
          // 连续9年稳定在, 连续九届跻身, 三次跨越, 提前两年完成: says how long or how often, names nothing.
          flush(at);
          push("adv", at, q.end);
        } else if (textStart < 0) textStart = at;
      } else {
        if (role === "time") {
          const [from, to] = wholeTime(key, at, q, end);
          if (from < at && textStart >= 0 && textStart <= from) flush(from);
          if (tokens.at(-1)?.start === from && from < at) tokens.pop(); // 最近|五年
          if (textStart < 0 || textStart >= from) {
            textStart = -1;
            push("date", from, to);
            at = to;
            continue;
          }
        }
        if (q.type === "percent" && textStart >= 0 && shrinks(key, textStart, at)) {
          flush(at - 1);
          push("down", at - 1, at);
        }
        if (role === "fact" && textStart >= 0 && (q.type === "money" || q.unitText === "点") && closes(key, textStart, at)) {
          flush(at - 1);
          push("link", at - 1, at);
          textStart = -1;
        }
        if (role === "fact" && textStart >= 0 && textStart < at - 1 && q.comparator === "gt" && key[at - 1] === "过") {
          flush(at - 1);
          push("link", at - 1, at); // 收入|过|100亿元
          textStart = -1;
        }
        flush(at);
        if (role === "fact") tokens.push({ kind: "q", start: at, end: q.end, word: key.slice(at, q.end), q: per === "" ? q : { ...q, unit: `${q.unit?.split("/")[0]}/${per}` } });
        else push("date", at, q.end);
        per = "";
      }
      at = q.end;
      continue;
    }
    const limit = q === undefined ? end : Math.min(end, q.start);
    const plain = nextUnit(key, at, limit, roles, ANY_ROLE);
    if (plain > at) {
      if (textStart < 0) textStart = at;
      at = plain;
      continue;
    }
    const role = roles[key.charCodeAt(at)]!;
    const character = key[at]!;
    if ((role & Role.MARK) !== 0 && character === "—" && isSign(key, at - 1) && isSign(key, at + 1)) {
      // 优良(Ⅰ—Ⅲ类)断面: from one to the other.
      if (textStart < 0) textStart = at;
      at++;
      continue;
    }
    if ((role & Role.MARK) !== 0) {
      flush(at);
      tokens.push({ kind: MARKS[character]!, start: at, end: ++at, word: character, q: undefined });
      continue;
    }
    const item = character === "(" ? itemNumber(key, at, end) : at;
    if (item > at) {
      flush(at);
      push("comma", at, item);
      at = item;
      continue;
    }
    if ((role & Role.BRACKET) !== 0) {
      const remark = remarkEnd(key, at);
      if (remark > at) {
        flush(at);
        push("quote", at, remark);
        at = remark;
        continue;
      }
      if (bracketsFigure(key, at, end, quantities, next)) {
        flush(at);
        tokens.push({ kind: character === "(" ? "open" : "close", start: at, end: ++at, word: character, q: undefined });
      } else {
        if (textStart < 0) textStart = at;
        at++;
        // 9个县(市、区)|平均降雨量
        if (character === ")" && at - textStart === 2 && tokens.at(-1)?.kind === "dun") flush(at);
      }
      continue;
    }
    if ((role & Role.EACH) !== 0 && q !== undefined) {
      const priced = pricedPer(key, at, q);
      if (priced !== undefined) {
        flush(at);
        push("link", at, priced.end);
        at = priced.end;
        per = priced.unit;
        continue;
      }
    }
    if ((role & Role.BLANK) !== 0 && (key[at + 1] === " " || tokens.length === 0 || hanAround(key, at))) {
      flush(at);
      tokens.push({ kind: "comma", start: at, end: ++at, word: character, q: undefined });
      continue;
    }
    const found = words.matchAt(key, at, Math.min(limit, at + readsUpTo(key, at)));
    if (found === 0) {
      if (textStart < 0) textStart = at;
      at++;
      continue;
    }
    const divides = character === "占" && key[at + 1] === "地" && "方区级市".includes(key[at + 2] ?? " "); // 占|地方公共预算支出, no 占地
    const kind = divides ? "share" : words.valueOf(found);
    let length = divides ? 1 : words.lengthOf(found);
    // 吴中|位列: one character before 中 is a name with it.
    if (kind === "rank" && character === "中" && textStart === at - 1 && key[textStart] !== "其") {
      at++;
      continue;
    }
    // 成交量|缩15%, but 甲市|量缩15%
    const amount = character === "量" && length === 2 && (kind === "up" || kind === "down") && textStart >= 0 && !"市县区都省".includes(key[at - 1]!);
    if (amount) {
      at++; // the verb begins behind it
      continue;
    }
    const last = tokens.at(-1);
    if (standsInNoun(key, at, kind, length, textStart < 0 && last?.kind === "keep" ? last.start : textStart, limit)) {
      if (textStart < 0) textStart = at;
      at += length;
      continue;
    }
    if (length > 1 && key[at + length - 1] === "设" && "施备".includes(key[at + length] ?? " ")) length--; // 新增|设施农业
    if (kind === "time" && key.startsWith("以来", at + length) && at + length + 2 <= limit) length += 2; // 今年|汛期以来
    if ((kind === "up" || kind === "down") && at + length < limit && "加少长多".includes(key[at + length]!) && "增减".includes(key[at + length - 1]!)) {
      // 同比增|加 is 同比增加; 上年同月|增加, not 月增.
      if ("年月季周".includes(character) && length === 2) {
        if (textStart < 0) textStart = at;
        at++;
        continue;
      }
      length++;
    }
    if (ENDED.has(kind) && key[at + length] === "了" && at + length < limit && !"解然".includes(key[at + length + 1] ?? " ")) length++; // 下降|了15%
    flush(at);
    push(kind, at, at + length);
    at += length;
  }
  flush(end);
  return tokens;
}
