/** The dictionaries of opencc-js (Apache-2.0 data of OpenCC), as entries. */
import { readFileSync } from "node:fs";

/** Version of the opencc-js package whose data is compiled in. */
export const openccVersion: string = (JSON.parse(readFileSync(new URL("../node_modules/opencc-js/package.json", import.meta.url), "utf8")) as { version: string }).version;

/** Entries of one dictionary: source phrase → first candidate. Its module is one string. */
export function readDictionary(name: string): ReadonlyMap<string, string> {
  const module = readFileSync(new URL(`../node_modules/opencc-js/dist/esm-lib/dict/${name}.js`, import.meta.url), "utf8");
  const text = module.slice(module.indexOf('"') + 1, module.lastIndexOf('"'));
  return new Map(text.split("|").map((entry) => entry.split(" ") as [string, string]));
}
