import type { Quantity } from "../numerals/types.ts";
import type { Left } from "./left-parts.ts";
import { SAYS_SHARE, wholeOf } from "./share-name.ts";
import { emit } from "./emit.ts";
import { type ClauseState, indicatorLike, type Memory, type Reading, simplified } from "./memory.ts";
import { nameOf, tidyName } from "./name.ts";
import type { Token } from "./tokens.ts";
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
    emit(q, tidyName(head + word), kind, left, memory, reading, state.clause, { tier: "A", rule: "report/share", of: whole ?? undefined });
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
    emit(q, tidyName(`${head}${signOf(tokens[divide]!, view)}比`), "share", left, memory, reading, state.clause, { tier: "A", rule: "report/share", of: whole ?? undefined });
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
