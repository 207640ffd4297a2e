/** The dictionaries of opencc-js (Apache-2.0 data of OpenCC), as entries. */
import { readFileSync } from "node:fs";

/** Version of the opencc-js package whose data is compiled in. */
export const openccVersion: string = (JSON.parse(readFileSync(new URL("../node_modules/opencc-js/package.json", import.meta.url), "utf8")) as { version: string }).version;

/** Entries of one dictionary: source phrase → first candidate. */
export async function readDictionary(name: string): Promise<ReadonlyMap<string, string>> {
  const { default: text } = (await import(new URL(`../node_modules/opencc-js/dist/esm-lib/dict/${name}.js`, import.meta.url).href)) as { default: string };
  return new Map(text.split("|").map((entry) => entry.split(" ") as [string, string]));
}
