import { checkOptionNames, checkText, GuiyiError } from "../error.ts";
import type { EditSet } from "../text/edits.ts";
import { editsOfChain, runChain } from "./chain.ts";
import { chainBetween, chainOf } from "./opencc.ts";
import { checkUserWords, withUserWords, type UserWords } from "./user-words.ts";

/** Which conversion: two of opencc-js's locales, or the name of an OpenCC configuration. */
export interface ConverterOptions extends UserWords {
  readonly from?: string;
  readonly to?: string;
  readonly config?: string;
}

export interface Converter {
  (text: string): string;
  /** The same as an EditSet. */
  readonly edits: (text: string) => EditSet;
}

/**
 * OpenCC to the letter, with opencc-js's names (cn t tw twp hk hkp jp) or OpenCC's (t2s s2twp …). It takes any two locales.
 *
 * createConverter({ from: "cn", to: "twp" })("软件里的鼠标") === "軟體裡的滑鼠"
 */
export function createConverter(options: ConverterOptions): Converter {
  checkOptionNames(options, ["from", "to", "config", "dictionary", "protect", "spans"]);
  if (options.config !== undefined && (options.from !== undefined || options.to !== undefined)) throw new GuiyiError("contradiction", `createConverter takes "config" or "from" and "to", not both`);
  const chain = options.config === undefined ? chainBetween(options.from as string, options.to as string) : chainOf(options.config);
  const words = checkUserWords(options);
  const convert = (text: string): string => (checkText(text, "a converter"), runChain(text, chain));
  const edits = (text: string): EditSet => (checkText(text, "a converter"), editsOfChain(text, chain));
  if (words === undefined) return Object.assign(convert, { edits });
  return withUserWords({ convert, edits }, words);
}
