import type { Quantity } from "../numerals/types.ts";

/** Money named before its number: 新臺幣5萬元, 港幣20億元. Behind it in the same paragraph a bare 元 is the same money. */
const NAMED = /^(?:新?台|港|澳门|人民)币/;
/** 342亿元(港币,下同): of all that follows. */
const SAME_BELOW = /[(,](?:单位[:为])?(新?台币|新台币元|港币|港元|澳门元|澳门币|人民币|美元|欧元|日元)[,、]?下同[),]/;
const CODES: Readonly<Record<string, string>> = { 新台币: "TWD", 台币: "TWD", 新台币元: "TWD", 港币: "HKD", 港元: "HKD", 澳门元: "MOP", 澳门币: "MOP", 人民币: "CNY", 美元: "USD", 欧元: "EUR", 日元: "JPY" };
const LONGEST_NAME = 10;

/** What a bare 元 means, from what the text said before it. */
export interface Currencies {
  newParagraph(): void;
  /** Reads the sentence key[start, end) with its quantities; gives the money that holds at an offset in it. */
  inSentence(key: string, start: number, end: number, inside: readonly Quantity[]): (at: number) => string;
}

/** `told`: the option of the caller, which the text does not overrule. */
export function currencies(told: string | undefined): Currencies {
  let ofDocument = told ?? "CNY";
  let ofParagraph: string | null = null;
  return {
    newParagraph() {
      ofParagraph = null;
    },
    inSentence(key, start, end, inside) {
      if (told !== undefined) return () => told;
      const sentence = key.slice(start, end);
      const below = sentence.indexOf("下同");
      const found = below < 0 ? null : SAME_BELOW.exec(sentence.slice(Math.max(0, below - LONGEST_NAME), below + 3));
      if (found !== null) ofDocument = CODES[found[1]!]!;
      const before = ofParagraph ?? ofDocument;
      const named = inside.filter((q) => q.type === "money" && q.unit !== undefined && NAMED.test(key.slice(q.start, q.start + 3)));
      if (named.length === 0) return () => before;
      ofParagraph = named.at(-1)!.unit!.split("/")[0]!;
      return (at) => lastBefore(named, at)?.unit!.split("/")[0] ?? before;
    },
  };
}

/** The last quantity that begins at or before `at`, by halving: a sentence may hold thousands. */
function lastBefore(named: readonly Quantity[], at: number): Quantity | undefined {
  let low = 0;
  let high = named.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (named[middle]!.start <= at) low = middle + 1;
    else high = middle;
  }
  return named[low - 1];
}
