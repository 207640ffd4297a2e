import type { Quantity } from "../numerals/types.ts";
import { CharClass, classOf } from "../text/index.ts";
import type { Lexicon, WordKind } from "./lexicon.ts";
import { countedEnd } from "./counted.ts";
import { pricedPer, quantityRole } from "./quantity.ts";
import type { ReadingView } from "./view.ts";

/** Marks of a clause besides its words. `date` is a year, date or period; `q` a quantity that may be a fact. */
export type TokenKind = WordKind | "n" | "q" | "date" | "dun" | "comma" | "semi" | "colon" | "quote" | "open" | "close";

export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** Its key: cut out once, asked for many times. */
  readonly word: string;
  readonly q?: Quantity;
}

const MARKS: Readonly<Record<string, TokenKind>> = {
  ",": "comma", "、": "dun", ";": "semi", ":": "colon", "|": "comma", "\t": "comma", "…": "comma", "—": "comma",
  "“": "quote", "”": "quote", "‘": "quote", "’": "quote", "「": "quote", "」": "quote", "『": "quote", "』": "quote", '"': "quote", "'": "quote", "《": "quote", "》": "quote", "【": "comma", "】": "comma", "\n": "comma", "\r": "comma",
};

/** What a code unit does besides beginning a word. */
const Role = { PLAIN: 0, MARK: 1, BRACKET: 2, EACH: 3, BLANK: 4 } as const;
let roles: Uint8Array | undefined;

function loadRoles(): Uint8Array {
  if (roles !== undefined) return roles;
  const table = new Uint8Array(0x10000);
  for (const mark of Object.keys(MARKS)) table[mark.charCodeAt(0)] = Role.MARK;
  for (const bracket of "()") table[bracket.charCodeAt(0)] = Role.BRACKET;
  table["每".charCodeAt(0)] = Role.EACH;
  table[" ".charCodeAt(0)] = Role.BLANK;
  return (roles = table);
}

/** A suffix that makes a noun of the verb before it: 增加值, 完成率, 办结量; not when 量 and 数 begin a word of their own. */
const NOMINAL = "率值额";
const AMOUNT_UNLESS = "产子质化";
const COUNT_UNLESS = "字据控智码学";

/** Verbs that 了 may end. */
const ENDED = new Set<WordKind>(["up", "down", "add", "sub", "link", "lverb"]);
/** Parts of a day that stand inside names: 家庭|夜间|照护床位. */
const DAY_PARTS = new Set(["夜间", "白天", "假期", "暑期", "汛期", "早晨", "上午", "下午", "凌晨", "赛季", "财年", "年度"]);
/** Nouns whose verb tells them apart, behind other words of the name: 独角兽|培育企业. */
const AGENTS = new Set(["企业", "人员", "机构", "对象", "基地", "病例", "用房"]);
/** 创建|县, 提升|村: one character that a verb and the noun before it tell apart. */
const MADE = "县市区镇村户";
/** Nouns that a verb qualifies: 销售价格, 建设规模. */
const MEASURES = new Set(["价格", "面积", "收入", "支出", "成本", "能力", "总量", "总额", "金额", "规模", "人数", "水平", "指数", "费用", "总值", "标准", "业务", "里程", "用地", "数量", "人次", "条件", "服务", "制度", "体系", "计划", "方案"]);

/** 成交量|缩|15%, right before its number: 压缩, 紧缩 and the like are words of their own. */
function shrinks(key: string, from: number, at: number): boolean {
  return key[at - 1] === "缩" && at - from > 2 && !"压浓萎收紧伸卷退畏蜷微".includes(key[at - 2]!);
}

/** Tokens of view[start, end), in order, without gaps. `quantities` are those inside, in order. */
export function tokenize(view: ReadingView, start: number, end: number, quantities: readonly Quantity[], lexicon: Lexicon): Token[] {
  const { key } = view;
  const tokens: Token[] = [];
  const roles = loadRoles();
  let next = 0;
  let textStart = -1;
  let per = "";
  const push = (kind: TokenKind, from: number, to: number): void => {
    tokens.push({ kind, start: from, end: to, word: key.slice(from, to) });
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
    if (q !== undefined && q.start <= at) {
      next++;
      if (q.end <= at) continue;
      const role = isRepublican(q, view, start, end) ? "time" : looseCount(q, key, end) && (lexicon.words.longestAt(key, at, end)?.value ?? "noun") === "noun" ? "text" : quantityRole(q, key, start, end);
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
        flush(at);
        if (role === "fact") tokens.push({ kind: "q", start: at, end: q.end, word: key.slice(at, q.end), q: per === "" ? q : { ...q, unit: `${q.unit?.split("/")[0]}/${per}` } });
        else push("date", at, q.end);
        per = "";
      }
      at = q.end;
      continue;
    }
    const limit = q === undefined ? end : Math.min(end, q.start);
    const unit = key.charCodeAt(at);
    const role = roles[unit]!;
    if (role === Role.PLAIN && !lexicon.words.begins(unit)) {
      if (textStart < 0) textStart = at;
      at++;
      continue;
    }
    const character = key[at]!;
    if (role === Role.MARK && character === "—" && isSign(key, at - 1) && isSign(key, at + 1)) {
      // 优良(Ⅰ—Ⅲ类)断面: from one to the other.
      if (textStart < 0) textStart = at;
      at++;
      continue;
    }
    if (role === Role.MARK) {
      flush(at);
      tokens.push({ kind: MARKS[character]!, start: at, end: ++at, word: character });
      continue;
    }
    const item = at === start || character === "(" ? itemNumber(key, at, end) : at;
    if (item > at) {
      flush(at);
      push("comma", at, item);
      at = item;
      continue;
    }
    if (role === Role.BRACKET) {
      const remark = character === "(" ? SAME_BELOW.exec(key.slice(at, at + LONGEST_REMARK)) : null;
      if (remark !== null) {
        flush(at);
        push("quote", at, at + remark[0].length);
        at += remark[0].length;
        continue;
      }
      if (bracketsFigure(key, at, end, quantities, next)) {
        flush(at);
        tokens.push({ kind: character === "(" ? "open" : "close", start: at, end: ++at, word: character });
      } else {
        if (textStart < 0) textStart = at;
        at++;
      }
      continue;
    }
    if (role === Role.EACH && q !== undefined) {
      const priced = pricedPer(key, at, q);
      if (priced !== undefined) {
        flush(at);
        push("link", at, priced.end);
        at = priced.end;
        per = priced.unit;
        continue;
      }
    }
    if (role === Role.BLANK && (key[at + 1] === " " || tokens.length === 0 || hanAround(key, at))) {
      flush(at);
      tokens.push({ kind: "comma", start: at, end: ++at, word: character });
      continue;
    }
    // 占|地区生产总值 is no 占地.
    const found = lexicon.words.longestAt(key, at, character === "占" && key.startsWith("占地区", at) ? Math.min(limit, at + 1) : limit);
    // 吴中|位列: one character before 中 is a name with it.
    if (found?.value === "rank" && character === "中" && textStart === at - 1 && key[textStart] !== "其") {
      at++;
      continue;
    }
    // 示范|创建|县|2个: what the verb makes of a place, right before its number.
    const made = found !== undefined && found.value === "verb" && found.length > 1 && textStart >= 0 && MADE.includes(key[at + found.length] ?? " ") && (at + found.length + 1 === limit || key[at + found.length + 1] === "、");
    const bound = found !== undefined && found.length === 2 && key[at] === "以" && textStart >= 0; // 区级以上, 规模以上: part of the noun
    const inside = found !== undefined && textStart >= 0 && ((found.value === "time" && DAY_PARTS.has(key.slice(at, at + found.length))) || ((found.value === "verb" || found.value === "keep") && AGENTS.has(key.slice(at + found.length, at + found.length + 2))));
    // 成交量|缩15%, but 甲市|量缩15%
    const amount = found !== undefined && character === "量" && found.length === 2 && (found.value === "up" || found.value === "down") && textStart >= 0 && !"市县区都省".includes(key[at - 1]!);
    if (amount) {
      flush(at + 1);
      push(found!.value, at + 1, at + 2);
      at += 2;
      continue;
    }
    // 昼间、夜间|达标率
    const nightly = found !== undefined && found.value === "time" && key[at - 1] === "、" && key[at - 2] === "间" && key.startsWith("夜间", at);
    // 每股|2.3元 leads to a number, 每股盈利 is a name.
    const named = found !== undefined && found.value === "link" && key[at] === "每" && at + found.length < limit && !"派配发".includes(key[at + found.length]!);
    if (found === undefined || bound || inside || made || nightly || named || found.value === "noun" || nominal(key, at + found.length, found.value, limit)) {
      if (textStart < 0) textStart = at;
      at += found?.length ?? 1;
      continue;
    }
    let { length } = found;
    if (length > 1 && key[at + length - 1] === "设" && "施备".includes(key[at + length] ?? " ")) length--; // 新增|设施农业
    if ((found.value === "up" || found.value === "down") && at + length < limit && "加少长多".includes(key[at + length]!) && "增减".includes(key[at + length - 1]!)) {
      // 同比增|加 is 同比增加; 上年同月|增加, not 月增.
      if ("年月季周".includes(character) && length === 2) {
        if (textStart < 0) textStart = at;
        at++;
        continue;
      }
      length++;
    }
    if (ENDED.has(found.value) && key[at + length] === "了" && at + length < limit && !"解然".includes(key[at + length + 1] ?? " ")) length++; // 下降|了15%
    flush(at);
    push(found.value, at, at + length);
    at += length;
  }
  flush(end);
  return tokens;
}

/** 113年全國稅收, 較112年: years of the Republic, in a text in traditional characters; no span of time. */
function isRepublican(q: Quantity, view: ReadingView, start: number, end: number): boolean {
  const { key, text } = view;
  if (q.type !== "duration" || q.unitText !== "年" || q.notation !== "arabic" || q.value === null || q.comparator !== undefined || !/^\d+年$/.test(q.text)) return false;
  const year = q.value.number;
  const before = key[q.start - 1] ?? ",";
  // 從108年的33.6%, but 108年的歷史.
  if (year < 80 || year > 150 || "来來间間内內以前后後历歷多".includes(text[q.end] ?? " ") || (text[q.end] === "的" && !"从至较比".includes(before))) return false;
  if (q.start > start && !",。;:(、于自至到比较在和与从".includes(before)) return false;
  const next = key[q.end] ?? ",";
  const firm = year % 10 !== 0 && year >= 90 && !"不老店未".includes(next); // 114年台湾出口; 120年老店
  if (!firm && !"月度底末初上下第全各至及与、,)截止春夏秋冬".includes(next) && !key.slice(Math.max(0, q.start - REPUBLIC_NEAR), q.start).includes("民国") && !"较比自至".includes(before)) return false;
  for (let at = Math.max(0, start - TRADITIONAL_NEAR); at < Math.min(text.length, end + TRADITIONAL_NEAR); at++) if (text[at] !== key[at] && text.charCodeAt(at) >= 0x3400 && text.charCodeAt(at) < 0xf900) return true;
  return false;
}

/** How far from the sentence a traditional character is looked for. */
const TRADITIONAL_NEAR = 40;
/** How far back 民国 is looked for. */
const REPUBLIC_NEAR = 200;

/** (一)已新增, 1.继续加大: where the number of an item ends, no part of a name. */
function itemNumber(key: string, at: number, end: number): number {
  let i = key[at] === "(" ? at + 1 : at;
  const first = i;
  while (i < end && i < first + 3 && classOf(key.charCodeAt(i)) & (CharClass.DIGIT | CharClass.NUMERAL)) i++;
  if (i === first) return at;
  if (key[at] === "(") return key[i] === ")" ? i + 1 : at;
  return key[i] === "." && i + 1 < end && classOf(key.charCodeAt(i + 1)) & CharClass.HAN ? i + 1 : at;
}

const RUNS = new Set(["届", "次", "年", "月", "季度", "个季度", "个月", "期", "周", "轮"]);

function saysHowOften(q: Quantity, key: string, at: number, end: number, lexicon: Lexicon): boolean {
  const unit = q.unitText ?? "";
  if (q.type === "duration" && (key.startsWith("提前", at - 2) || key.startsWith("单月", q.end))) return true;
  if (key.startsWith("连续", at - 2) && (q.type === "duration" || (q.type === "cardinal" && RUNS.has(unit)))) return true;
  if (q.type !== "cardinal" || unit !== "次" || key[at - 1] === "第") return false;
  const kind = lexicon.words.longestAt(key, q.end, end)?.value;
  return kind === "link" || kind === "up" || kind === "down" || kind === "rank" || kind === "lverb";
}

/** 三轮汽车, 七大水系, 十种有色金属: a small Han count before its noun is a part of the noun. */
function looseCount(q: Quantity, key: string, end: number): boolean {
  if (q.type !== "cardinal" || (q.notation !== "han" && q.notation !== "han-capital") || /[万亿萬億千百]/.test(q.text) || q.comparator !== undefined || q.range !== undefined) return false;
  return q.end < end && (classOf(key.charCodeAt(q.end)) & CharClass.HAN) !== 0 && !"和与及以之的多余".includes(key[q.end]!) && q.unitText !== undefined && q.text.length <= 4;
}

const SPAN_PREFIXES = ["未来", "今后", "过去", "最近", "前", "首", "近"];

/** 2023年|底, 五年|间, 2019/20年度: a date with what belongs to it. */
function wholeTime(key: string, at: number, q: Quantity, end: number): readonly [number, number] {
  let to = q.end;
  const next = key[to] ?? "";
  if (to < end && (("底末初".includes(next) && next !== "" && /[年月季度]$/.test(q.text)) || (q.type === "duration" && "间来内".includes(next) && next !== ""))) to++;
  if (to + 1 < end && key.startsWith("以来", to)) to += 2;
  else if (to < end && next === "起" && q.type !== "duration" && "自从".includes(key[at - 1] ?? " ")) to++;
  for (const before of SPAN_PREFIXES) if (q.type === "duration" && key.startsWith(before, at - before.length)) return [at - before.length, to];
  const term = lastTerm(key, at, to, end);
  if (term > to) return [at, term];
  const span = at >= 5 && (key[at - 1] === "/" || key[at - 1] === "-") && isYear(key.slice(at - 5, at - 1)) && q.text.length <= 5;
  return [span ? at - 5 : at, to];
}

const TERMS = ["止年度", "止财政年度", "止财年", "止会计年度", "止六个月", "止三个月", "止九个月", "止十二个月", "止期间", "止上半年", "止季度", "止首六个月", "止首九个月"];

/** 截至2023年12月31日|止年度: where the term ends that ends on this day. */
function lastTerm(key: string, at: number, to: number, end: number): number {
  if (key[to] !== "止" && !(key[to] === "日" && key[to + 1] === "止")) return at;
  const from = key[to] === "止" ? to : to + 1;
  for (const term of TERMS) if (key.startsWith(term, from) && from + term.length <= end) return from + term.length;
  return at;
}

function isYear(text: string): boolean {
  for (const character of text) if (!(classOf(character.charCodeAt(0)) & (CharClass.DIGIT | CharClass.NUMERAL))) return false;
  return true;
}

/** 累计建成|面积, 共完成: said of what was done, no part of a name. */
const TOLD = /^(?:累计|合计|预计|计划)..$/;

function nominal(key: string, at: number, kind: WordKind, limit: number): boolean {
  if ((kind === "scope" || kind === "rankscope") && at < limit && (key[at] === "性" || key.startsWith("以上", at))) return true; // 全市性会议, 市级以上人才
  if (at >= limit || kind === "time" || kind === "scope" || kind === "rankscope" || kind === "base") return false;
  // 销售价格, 竣工面积: a verb before the noun of a measure is a part of its name.
  if ((kind === "keep" || kind === "verb") && at + 2 <= limit && MEASURES.has(key.slice(at, at + 2))) return !TOLD.test(key.slice(at - 4, at));
  const suffix = key[at]!;
  if (suffix === "量") return !AMOUNT_UNLESS.includes(key[at + 1] ?? "");
  if (suffix === "数") return !COUNT_UNLESS.includes(key[at + 1] ?? "");
  return NOMINAL.includes(suffix);
}

/** Does this bracket hold a figure of its own? 人均收入5万元(同比增长5%): a clause; 首台(套): part of a name. */
function bracketsFigure(key: string, at: number, end: number, quantities: readonly Quantity[], next: number): boolean {
  if (key[at] === "(") {
    const limit = Math.min(end + 1, at + LONGEST_BRACKET + 1, key.length);
    let close = at;
    while (close < limit && key[close] !== ")") close++;
    if (close === limit) return false;
    for (let i = next; i < quantities.length && quantities[i]!.start < close; i++) if (quantities[i]!.type !== "year") return true;
    return false;
  }
  let open = at;
  while (open >= 0 && open >= at - LONGEST_BRACKET && key[open] !== "(") open--;
  if (open < 0 || open < at - LONGEST_BRACKET) return false;
  for (let i = next - 1; i >= 0 && quantities[i]!.start > open; i--) if (quantities[i]!.type !== "year") return true;
  return false;
}

/** A digit, a letter or a Roman numeral. */
function isSign(key: string, at: number): boolean {
  const unit = key.charCodeAt(at);
  return unit > 0x2f && unit < 0x2e80 && unit !== 0x2014;
}

/** 2970元(人民币,下同)增加到: says in which money, and divides nothing. */
const SAME_BELOW = /^\((?:单位[:为])?.{2,5}[,、]?下同\)/;
const LONGEST_REMARK = 16;
const LONGEST_BRACKET = 80;

/** A blank between two Han characters divides, as in headlines and columns. */
function hanAround(key: string, at: number): boolean {
  return at > 0 && (classOf(key.charCodeAt(at - 1)) & CharClass.HAN) !== 0 && at + 1 < key.length && (classOf(key.charCodeAt(at + 1)) & CharClass.HAN) !== 0;
}
