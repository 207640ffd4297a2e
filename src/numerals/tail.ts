import type { Source } from "./numeral.ts";
import { Kind } from "./tables.ts";

/** > | 13万2   The lone digit is the tail when nothing that it could count begins behind it. */
export function endsTail(source: Source, i: number): boolean {
  if (i >= source.end) return true;
  const unit = source.key.charCodeAt(i);
  if (unit === 46 || unit === 37 || unit === 45 || unit === 126 || unit === 8211 || unit === 8212 || (unit >= 97 && unit <= 122)) return false;
  const found = source.tables.units.longestAt(source.key, i, source.end)?.value;
  return found === undefined || found.kind === "money" || found.kind === "classifier" || found.kind === "quantity"; // 100万3年: not in 1000003 years
}

const AFTER_MORE = "。，,、;；:：!！?？)）”’》」』 \n";

/** May 多, 余 or 来 at `i` end the numeral? Something countable or the end of the phrase must follow. */
export function endsMore(source: Source, i: number, word: string): boolean {
  const { key, end, tables } = source;
  if (i + 1 >= end) return word !== "来";
  if (tables.units.matchAt(key, i + 1, end) !== 0 || tables.latinUnits.matchAt(source.raw, i + 1, end) !== 0) {
    return word !== "来" || (tables.kinds[key.charCodeAt(i - 1)] === Kind.UNIT || tables.kinds[key.charCodeAt(i - 1)] === Kind.MAGNITUDE || (key[i - 1] === "0" && i > 1 && tables.kinds[key.charCodeAt(i - 2)] === Kind.ARABIC)); // 2000来户
  }
  return word !== "来" && (AFTER_MORE.includes(key[i + 1]!) || !"种样少次方杭姚".includes(key[i + 1]!));
}
