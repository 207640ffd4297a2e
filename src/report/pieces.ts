import type { Exact, Quantity } from "../numerals/types.ts";
import { CharClass, classOf } from "../text/index.ts";
import { countedNoun } from "./quantity.ts";

/**
 * The quantities of a text as a report means them: 25%至48% is one range, 5萬8,420元 one amount. Numbers that belong
 * together are never given as two.
 */
export function whole(quantities: readonly Quantity[], key: string): Quantity[] {
  const out: Quantity[] = [];
  for (const raw of quantities) {
    const q = countedNoun(raw, key);
    const before = out.at(-1);
    const joined = before === undefined ? undefined : (percentRange(before, q, key) ?? amountInSteps(before, q));
    if (joined === undefined) out.push(q);
    else out[out.length - 1] = joined;
  }
  return out;
}

/** 25%至48%; 由25%至48% is a change from one to the other. */
function percentRange(a: Quantity, b: Quantity, key: string): Quantity | undefined {
  if (a.type !== "percent" || b.type !== "percent" || b.start !== a.end + 1 || !"至到~-—".includes(key[a.end]!) || a.value === null || b.value === null || a.value.number > b.value.number) return undefined;
  for (let i = a.start - 1; i >= Math.max(0, a.start - 4); i--) if ("由从自".includes(key[i]!)) return undefined;
  return { ...a, end: b.end, text: a.text + key[a.end]! + b.text, value: null, range: { low: a.value, high: b.value, lowIncluded: true, highIncluded: true } };
}

const TEN_THOUSAND = 10_000;

/** 新臺幣5萬8,420元: an amount of money read off by ten thousands. */
function amountInSteps(a: Quantity, b: Quantity): Quantity | undefined {
  const last = a.text[a.text.length - 1] ?? "";
  if (a.end !== b.start || !"萬万".includes(last) || !(classOf(b.text.charCodeAt(0)) & CharClass.DIGIT)) return undefined;
  if (b.type !== "money" && b.type !== "cardinal" && b.type !== "quantity") return undefined;
  if (a.value === null || b.value === null || b.value.number >= TEN_THOUSAND || a.value.number % TEN_THOUSAND !== 0) return undefined;
  return { ...b, start: a.start, text: a.text + b.text, value: sum(a.value, b.value), ...(a.type === "money" && a.unit !== undefined ? { type: "money", unit: a.unit } : {}) };
}

/** `whole` ends in four zeros or more and `part` is below ten thousand: exact in text. */
function sum(round: Exact, part: Exact): Exact {
  const [integer = "", fraction] = part.text.split(".");
  const text = round.text.slice(0, round.text.length - 4) + integer.padStart(4, "0") + (fraction === undefined ? "" : `.${fraction}`);
  return { text, number: Number(text) };
}
