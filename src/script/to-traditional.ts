import { checkChoice, checkOptionNames } from "../error.ts";
import type { StageContext } from "../stage.ts";
import type { EditSet } from "../text/edits.ts";
import { chainOf, editsOfChain, runChain } from "./opencc.ts";
import { checkUserWords, withUserWords, type UserWords } from "./user-words.ts";

export interface TraditionalOptions extends UserWords {
  /** Whose characters: OpenCC's own standard, Taiwan's or Hong Kong's. Vocabulary stays. */
  readonly variant?: "standard" | "tw" | "hk";
}

const CONFIG = { standard: "s2t", tw: "s2tw", hk: "s2hk" } as const;
const NAMES = ["variant", "dictionary", "protect", "spans"];

function converter(options: TraditionalOptions): { (text: string): string; readonly edits: (text: string) => EditSet } {
  checkOptionNames(options, NAMES);
  checkChoice("variant", options.variant, Object.keys(CONFIG));
  const chain = chainOf(CONFIG[options.variant ?? "standard"]);
  const plain = { convert: (text: string): string => runChain(text, chain), edits: (text: string): EditSet => editsOfChain(text, chain) };
  const words = checkUserWords(options);
  return words === undefined ? Object.assign(plain.convert, { edits: plain.edits }) : withUserWords(plain, words);
}

/**
 * Traditional Chinese by OpenCC's words.
 *
 * toTraditional("头发里面") === "頭髮裏面"; toTraditional("头发里面", { variant: "tw" }) === "頭髮裡面"
 */
export const toTraditional: ToTraditional = /* @__PURE__ */ Object.assign((text: string, options: TraditionalOptions = {}): string => converter(options)(text), {
  edits: (text: string, options: TraditionalOptions = {}): EditSet => converter(options).edits(text),
});

export interface ToTraditional {
  (text: string, options?: TraditionalOptions): string;
  /** The same as an EditSet. */
  readonly edits: (text: string, options?: TraditionalOptions, context?: StageContext) => EditSet;
}
