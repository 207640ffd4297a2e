import { nameOf, WIDE } from "./name.ts";
import type { Token } from "./tokens.ts";
import type { ReadingView } from "./view.ts";

/** The key of one token, empty behind the last. */
export function wordAt(tokens: readonly Token[], at: number, _view?: ReadingView): string {
  return tokens[at]?.word ?? "";
}

/** 56万元|最高, 居冠: the number is told because it leads. */
export function leads(tokens: readonly Token[], at: number, to: number, view: ReadingView): boolean {
  return at < to && "为最居领夺".includes(view.key.charAt(tokens[at]!.start)) && /^(?:为)?(?:最[高低多少大小重]|居[首冠前]|领先|夺冠)/.test(view.key.slice(tokens[at]!.start, tokens[at]!.start + 4));
}

/** What only tells one kind from another, and waits for its noun. */
const ATTRIBUTE = /(?:重大|重点|[国省市区县][级級]|示范|特色|优秀|新型|大型|中型|小型)$/;

/** 6个|省重大、43个市重点项目: the noun stands behind the last of them. */
export function withNoun(name: string, tokens: readonly Token[], at: number, next: number, unit: string | undefined): string {
  const then = tokens[next];
  if (tokens[at]?.kind !== "dun" || next !== at + 1 || then?.q === undefined || then.q.unit !== unit || !ATTRIBUTE.test(name)) return name;
  const first = tokens[next + 1]?.word ?? "";
  const behind = /^[国省市区县]级$/.test(first) ? (tokens[next + 2]?.word ?? "") : first;
  const noun = [...WIDE].find((wide) => wide.length > 1 && behind.endsWith(wide));
  return noun === undefined ? name : name + noun;
}

export function endsItem(tokens: readonly Token[], at: number, next: number, to: number): boolean {
  const kind = at >= to ? "comma" : tokens[at]!.kind;
  return at >= next || kind === "dun" || kind === "comma" || kind === "semi";
}

/** Between two figures: only words that lead from the name to the number. */
export function onlyLinks(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const { kind } = tokens[i]!;
    if (kind !== "link" && kind !== "up" && kind !== "down" && kind !== "to" && kind !== "adv" && kind !== "lverb" && kind !== "base" && kind !== "upnoun" && kind !== "quote" && kind !== "share" && kind !== "time") return false;
  }
  return true;
}

/** 5家企业|入选试点: the predicate says which. */
export function predicateName(tokens: readonly Token[], at: number, limit: number, noun: string, view: ReadingView): string | null {
  const verb = tokens[at];
  if (verb === undefined || at + 1 >= limit) return null;
  const word = view.key.slice(verb.start, verb.end);
  if (!/^(?:入选|获评|通过|获批|入围|获|获得|荣获|上榜|参加|参与)$/.test(word)) return null;
  let to = at + 1;
  while (to < limit && (tokens[to]!.kind === "n" || tokens[to]!.kind === "quote" || tokens[to]!.kind === "scope" || tokens[to]!.kind === "rankscope" || tokens[to]!.kind === "dun")) to++;
  const object = nameOf(tokens, at + 1, to, view);
  if (object.length < 3 || object.length > 24 || to < limit) return null;
  return view.text.slice(verb.start, verb.end) + object + (object.endsWith(noun) ? "" : noun);
}

/** 10人|成功|捐献造血干细胞: nobody but the deed is named. */
export function actionName(tokens: readonly Token[], from: number, to: number, view: ReadingView): string | null {
  let at = from;
  while (at < to && (tokens[at]!.kind === "adv" || tokens[at]!.kind === "lverb" || tokens[at]!.word === "稳定" || (tokens[at]!.kind === "stop" && tokens[at]!.end - tokens[at]!.start <= 2 && at + 1 < to && /^(?:成功|顺利|首次|累计|已|被)$/.test(tokens[at]!.word)))) at++;
  let end = at;
  while (end < to && tokens[end]!.kind !== "dun" && tokens[end]!.kind !== "q" && end < at + 6) end++;
  const text = nameOf(tokens, at, end, view);
  return text.length >= 2 && text.length <= 16 ? text : null;
}
