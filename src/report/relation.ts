import type { Quantity } from "../numerals/types.ts";
import type { Left } from "./left-parts.ts";
import { listedNames } from "./listed-names.ts";
import { SAYS_SHARE, wholeOf } from "./share-name.ts";
import { type ClauseState, emit, indicatorLike, type Memory, type Reading, simplified } from "./memory.ts";
import { nameOf, tidyName } from "./name.ts";
import { wordAt } from "./number-first.ts";
import type { Token } from "./tokens.ts";
import { isRankedWord, rankedByEach } from "./ranked-by.ts";
import type { FactKind } from "./types.ts";
import type { ReadingView } from "./view.ts";

/** 东盟|在|总出口: the whole that the last 在 names; 所在, 存在, 在园幼儿 are words. */
function insideOf(name: string): string | null {
  const at = name.lastIndexOf("在");
  return at < 2 || at + 3 > name.length || "存所现正潜内".includes(name[at - 1]!) || "园校职岗建册编读线售途逃籍押".includes(name[at + 1]!) ? null : name.slice(at + 1).replace(/中$/, "");
}

/** 的电力|供应|业: where the noun that goes on at `at` ends. */
function nounEnd(tokens: readonly Token[], at: number): number {
  let end = at;
  while (end < tokens.length && (tokens[end]!.kind === "n" || tokens[end]!.kind === "keep")) end++;
  return end;
}

/** 占 as the text writes it. */
function signOf(token: Token, view: ReadingView): string {
  return view.text.slice(token.start, token.end).includes("佔") ? "佔" : "占";
}

/** 占比|提高0.26%: so much more than it was. */
function shareKind(q: Quantity, left: Left): FactKind {
  return q.type === "percentage-point" ? "change" : left.dir !== 0 && left.mode === "by" ? "growth" : "share";
}

/** X占Y比重p, ,占Yp, 占比p. */
export function readShare(tokens: readonly Token[], left: Left, q: Quantity, at: number, state: ClauseState, memory: Memory, reading: Reading): boolean {
  const { view } = reading;
  let divide = -1;
  for (let i = left.to - 1; i >= left.from; i--) {
    if (tokens[i]!.kind !== "share") continue;
    const word = tokens[i]!.word;
    if (/^(?:占|占到|占了|约占|共占|仅占|占有|占全部|所占)$/.test(word)) divide = i;
  }
  if (divide < 0) {
    // 占比, 比重, 份额 at the end of the name.
    const final = tokens[left.to - 1];
    if (final === undefined || final.kind !== "share") return false;
    if (q.type !== "percent" && q.type !== "discount" && q.type !== "percentage-point" && q.type !== "fraction") return false;
    const word = view.text.slice(final.start, final.end).replace(/(?:[达達]到?|[为為]|提升至)$/, "");
    const own = nameOf(tokens, left.from, left.to - 1, view);
    // 占比63.3%|的电力供应业: of what stands behind.
    const behind = own === "" && tokens[at + 1]?.kind === "n" && view.key[tokens[at + 1]!.start] === "的" ? nameOf(tokens, at + 1, nounEnd(tokens, at + 2), view) : "";
    const head = own !== "" ? own : behind !== "" ? behind : (memory.head ?? memory.pending);
    if (head === null) return false;
    left.share = true;
    const middle = /^(.{2,})(?:中|里)([^中里]{2,})$/.exec(own);
    const inside = insideOf(own); // 东盟在总出口占比
    const whole = middle !== null ? middle[1]! : inside !== null ? inside : left.parent ? memory.head : (memory.within ?? memory.parent);
    if (left.parent) memory.parent = memory.head;
    const kind = shareKind(q, left);
    emit(q, tidyName(head + word), kind, left, memory, reading, state.clause, { tier: "A", rule: "report/share", ...(whole !== null && whole !== undefined ? { of: whole } : {}) });
    if (own !== "") state.names.push(head);
    if (own !== "") memory.head = memory.parent === null ? tidyName(head + word) : head;
    memory.share = tidyName(head + word);
    state.last = { left, kind, right: false, relative: true, verbed: false };
    return true;
  }
  const suffixed = tokens[left.to - 1]!.kind === "share" && left.to - 1 > divide;
  let whole = divide + 1;
  while (whole < left.to && (tokens[whole]!.kind === "time" || tokens[whole]!.kind === "date") && /^(?:当年|同期|全年|当期|本年|今年|\d)/.test(tokens[whole]!.word)) whole++;
  const all = tokens[divide]!.word.endsWith("全部") ? view.text.slice(tokens[divide]!.end - 2, tokens[divide]!.end) : ""; // 占全部|工业增加值
  const named = nameOf(tokens, whole, suffixed ? left.to - 1 : left.to, view);
  const of = named === "" ? "" : all + named;
  let end = divide;
  while (end > left.from && tokens[end - 1]!.kind === "adv") end--; // 养殖面积|已|占总面积的80%
  const phrase = nameOf(tokens, left.from, end, view);
  // 重症病例|以|65岁以上长者|占64%: of the cases.
  const among = of === "" ? /^(.{2,12}?)以(?=[^上下内內来來外及])(.{2,})$/.exec(phrase) : null;
  const own = among === null ? phrase : among[2]!;
  if (among !== null) memory.within = among[1]!;
  // A share is said of what the clause names, else of what was named last.
  const head = own !== "" ? own : memory.head !== null && !(memory.pending !== null && indicatorLike(memory.pending)) ? memory.head : memory.pending;
  if (head === null) return false;
  if (of === "" && !suffixed) {
    // 其中内地旅客占78.6%: the whole is what was named before.
    // 国内申请38.3万件,占80.5%: so is what was named last.
    const whole = left.parent ? memory.head : (memory.within ?? memory.parent);
    if (q.type !== "percent" && q.type !== "discount" && q.type !== "fraction") return false;
    left.share = true;
    if (left.parent) memory.parent = memory.head;
    emit(q, tidyName(`${head}${signOf(tokens[divide]!, view)}比`), "share", left, memory, reading, state.clause, { tier: "A", rule: "report/share", ...(whole === null ? {} : { of: whole }) });
    if (own !== "") {
      state.names.push(own);
      memory.head = own;
    }
    state.last = { left, kind: "share", right: false, relative: true, verbed: false };
    return true;
  }
  if (q.type !== "percent" && q.type !== "discount" && q.type !== "fraction" && q.type !== "percentage-point") return false;
  const word = suffixed ? view.text.slice(tokens[left.to - 1]!.start, tokens[left.to - 1]!.end).replace(/^的|(?:[达達]到?|[为為])$/g, "").replace(/^所[占佔]/, "") : SAYS_SHARE.test(of) ? "" : "比重";
  left.share = true;
  const kind = shareKind(q, left);
  if (left.parent) memory.parent = memory.head;
  const sign = signOf(tokens[divide]!, view);
  const name = word === "比重" ? wholeOf(head, sign, of) : tidyName(`${head}${sign}${of}${word}`);
  emit(q, name, kind, left, memory, reading, state.clause, { tier: "A", rule: "report/share", of });
  memory.share = name;
  memory.divided = sign + of + word;
  state.names.push(head);
  memory.head = head;
  state.last = { left, kind, right: false, relative: true, verbed: false };
  return true;
}

/** (总量|增速)?(全市|位居全国)第三. */
export function readRank(tokens: readonly Token[], left: Left, own: string, q: Quantity, state: ClauseState, memory: Memory, reading: Reading): void {
  let name = own;
  let scope = left.rankScope ?? q.scope ?? null;
  let by = left.rankBy ?? q.of ?? null;
  // 增速|在所有的|副省级城市|中名列第一: what is ranked, and where.
  const among = scope === null && /中(?:名列|位居|位列|排名|排在|[居列排位])/.test(reading.view.key.slice(state.clause[0], q.start));
  const placed = scope !== null || among ? /^(.{0,16}?)(?<![存所现正潜内])在(.{0,14})$/.exec(name) : null;
  if (placed !== null && (among || /^(?:所有的?|全部的?|.{0,8}的)?$/.test(placed[2]!))) {
    name = placed[1]!;
    scope = placed[2]!.replace(/^(?:所有|全部)的?|的$/g, "") + (scope ?? "");
    if (/^(?:增速|增幅|总量|總量|规模|規模|数量|數量)$/.test(name)) {
      by ??= name;
      name = "";
    }
  }
  if (name.startsWith("在") && name.length > 4) name = name.slice(1);
  if (name !== "" && /^(?:其|该|各项|多项|主要)/.test(name)) name = "";
  // 列全国综合实力百强区第9位: the list is what is ranked, the place is its scope.
  let listed: string | null = null;
  if (scope !== null) {
    const place = /^(?:全国|全省|全市|全区|全县|全球|世界|亚洲|中国|我国|我省|全[^\s]{1,2}|[^\s]{2,3}省|[^\s]{2,3}市|国内|省内)/.exec(scope);
    if (place !== null && scope.length - place[0].length >= 3 && !/^(?:同|各|县|地级|副省级|城市|区县|设区|大中)/.test(scope.slice(place[0].length)) && !/(?<!百强|十强)(?:城市|省份|省会|市州|地市|县市|区县|开发区|高新区|经开区|基地)$/.test(scope)) {
      listed = scope;
      scope = place[0];
    } else if (place === null && scope.length > 6 && /(?:榜|强|名单|排名|排行|评比|考核)/.test(scope)) {
      listed = scope;
      scope = null;
    }
  }
  const group = memory.pendingList.length > 1 ? memory.pendingList : !left.each ? null : memory.group.length > 1 ? memory.group : several(/^增[速幅]$/.test(by ?? "") ? memory.grown : memory.run.filter(indicatorLike));
  let names: string[];
  let inherited = false;
  // 占比居全省第二: of what was named before.
  if (by === null && name !== "" && memory.head !== null && isRankedWord(name)) {
    by = name;
    name = "";
  }
  const twice = listed === null && name !== "" ? rankedByEach(name, by) : null;
  const twiceOf = twice === null ? null : twice.head !== "" ? twice.head : (memory.pending ?? memory.head);
  if (listed !== null) names = [tidyName(listed)];
  else if (twiceOf !== null) {
    names = twice!.by.map(() => twiceOf);
    inherited = twice!.head === "";
  }
  else if (name !== "") {
    const list = listedNames(name);
    names = list.length > 1 && !/等/.test(name) ? list : [name];
  } else if (group !== null) names = group;
  else {
    // A clause between keeps the list of which it is a place: 在…百强区排名中再次进位、列全国第7.
    const use = memory.pending ?? memory.head;
    if (use === null) return;
    names = [use];
    inherited = true;
  }
  // 全国…竞争力排名第19位: the place in the name is the scope of the rank.
  if (scope === null && left.scope !== null && name !== "" && /^(?:全|中国|世界|亚洲)/.test(left.scope)) {
    scope = left.scope;
    if (names.length === 1) names = [left.scope + names[0]!];
    left.scope = null;
  }
  if (listed !== null && name !== "") left.scope ??= name;
  if (inherited && scope === null) scope = state.place ?? memory.rankScope; // 进入全国前20、列第19位
  if (scope === null && names.length === 1) scope = /^(?:全国|全省|全市|全区|全球|世界|中国)/.exec(names[0]!)?.[0] ?? null;
  if (scope !== null) scope = scope.replace(/^(?:了|至|到|在|入)/, "").replace(/(?:的|中)$/, "");
  state.place = scope;
  by = (by ?? memory.rankBy)?.replace(/^的/, "") ?? null;
  memory.rankBy = null;
  for (const [i, item] of names.entries()) {
    const ranked = twice === null ? by : twice.by[i]!;
    emit(q, item, "rank", left, memory, reading, state.clause, { tier: "A", rule: names.length > 1 ? "report/rank.list" : "report/rank", rank: { scope: scope === "" ? null : scope, position: q.value?.number ?? 0, ...(ranked === null ? {} : { by: ranked }) } });
    if (!inherited) state.names.push(item);
  }
  if (listed === null) memory.head = names.at(-1)!;
  state.last = { left, kind: "rank", right: false, relative: true, verbed: false };
}

function several(names: readonly string[]): string[] | null {
  return names.length > 1 ? [...names] : null;
}

export function kindOf(q: Quantity, left: Left, relative: boolean, name: string): FactKind {
  if (left.plan !== null) return "share";
  if (q.type === "percentage-point" || q.unitText === "个基点" || q.unitText === "基点") return left.mode === "to" ? "level" : "change";
  const share = relative && left.share ? true : relative && /(?:占比|比重|比例|份额|之比)$/.test(simplified(name));
  if (left.mode === "to" && !left.growthNoun) return share ? "share" : "level";
  if (relative) {
    if (left.dir !== 0 || left.growthNoun) return "growth";
    if (q.type === "multiple" && /番半?$/.test(q.text)) return "growth";
    if (left.base !== null && /[同环]比|按年|按月/.test(left.base)) return "growth";
    return share ? "share" : "level";
  }
  if (left.change !== 0) return "change";
  if (left.dir !== 0 && left.mode === "by") return "change";
  return "level";
}

export function joins(tokens: readonly Token[], from: number, at: number, view: ReadingView): boolean {
  for (let i = from; i < at; i++) {
    const { kind, start } = tokens[i]!;
    if (kind === "dun") return true;
    if (kind === "n") return "和与及與".includes(view.text[start]!) || orElse(tokens, i, view);
    if (kind !== "stop" && kind !== "quote" && kind !== "link" && kind !== "than" && kind !== "conj" && kind !== "prep") return false;
    if (kind === "conj" || kind === "than" || kind === "prep") return true;
  }
  return false;
}

/** 减少9.3百万元|或|8.5%: the same change, told in another measure. */
export function orElse(tokens: readonly Token[], at: number, view: ReadingView): boolean {
  return /^(?:或约?|亦?即|也就是)$/.test(wordAt(tokens, at, view));
}

/** Tails of the figure before (以上, 左右) and the joint to the next one. */
export function skips(token: Token, view: ReadingView, after: boolean): boolean {
  if (token.kind === "dun" || token.kind === "quote" || token.kind === "colon") return true;
  if (!after) return false;
  const word = token.word;
  return token.kind === "stop" && (word === "以上" || word === "左右" || word === "以内" || word === "以下" || word === "不等" || word === "等");
}
