import { add, decimalOfInteger, HALF, shift } from "../text/decimal.ts";
import { readNumeral } from "./cardinal.ts";
import type { Draft, Reader } from "./draft.ts";
import { Kind } from "./tables.ts";
import { type ReadUnit, readUnit } from "./unit.ts";

/** > | 5元6角   三块五   12元3角4分   655元/月   3.92亿美元   人民币100元 */
export function readMoney(reader: Reader, draft: Draft, read: ReadUnit): void {
  const { key, tables } = reader;
  draft.type = "money";
  draft.unit = read.code;
  let { end } = read;
  if (read.unit.places > 0) draft.value = shift(draft.value!, -read.unit.places);
  if (draft.range !== undefined && read.unit.places > 0) draft.range = { ...draft.range, low: draft.range.low && shift(draft.range.low, -read.unit.places), high: draft.range.high && shift(draft.range.high, -read.unit.places) };
  if (draft.range === undefined && "元圆块角毛蚊".includes(read.unit.name)) {
    let below = read.unit.places + 1;
    for (; below <= 2; below++) {
      let at = end;
      if (key[at] === "零" || key[at] === "又") at++;
      const lone = read.unit.name === "块" && (tables.kinds[key.charCodeAt(at)] === Kind.DIGIT || tables.kinds[key.charCodeAt(at)] === Kind.ARABIC) && (key[at + 1] === "一" || key[at + 1] === "两") && tables.units.longestAt(key, at + 2, reader.end) !== undefined;
      if (lone) {
        // 三块五一斤: five tenths, for one jin.
        draft.value = add(draft.value!, shift(decimalOfInteger(tables.values[key.charCodeAt(at)]!), key[end] === "零" ? -below - 1 : -below));
        end = at + 1;
        break;
      }
      const part = readNumeral(reader, at);
      if (part === undefined || part.high !== undefined || part.value.scale > 0 || part.value.digits > (below === 2 ? 9n : 99n)) break; // no 3角12分
      const name = key[part.end];
      const places = name === "角" || name === "毛" || name === "毫" ? 1 : name === "分" ? 2 : 0;
      if (places >= below && !(name === "分" && "之钟".includes(key[part.end + 1] ?? " ")) && !(name === "角" && "度落色".includes(key[part.end + 1] ?? " "))) {
        draft.value = add(draft.value!, shift(part.value, -places));
        end = part.end + 1;
        if (name === "毫" && draft.unit === "CNY") draft.unit = "HKD"; // 3元2毫 is said in Hong Kong
        if (key[end] === "钱") end++;
        below = places;
      } else if (places === 0 && read.unit.name !== "角" && part.end - at === 1 && part.value.digits > 0n && (tables.kinds[key.charCodeAt(part.end)] ?? 0) === 0 && readUnit(reader, part.end) === undefined && (read.unit.name === "块" || read.unit.name === "毛" || part.han)) {
        draft.value = add(draft.value!, shift(part.value, key[end] === "零" ? -below - 1 : -below)); // 三块零四
        end = part.end;
        break;
      } else break;
    }
    if (key[end] === "半" && (read.unit.name === "块" || end === read.end) && !"价个天年月日小".includes(key[end + 1] ?? " ")) {
      draft.value = add(draft.value!, HALF);
      end++;
    }
  }
  if (draft.range === undefined && end === read.end && read.unit.places === 0) end = readMinor(reader, draft, read, end);
  if (key[end] === "整" && !"个体理合顿".includes(key[end + 1] ?? " ")) end++;
  if (key.startsWith("人民币", end) && read.unit.code === "CNY") end += 3;
  // A word or sign before the number names the currency: HK$100, 人民币5亿元; the named one wins over a bare 元.
  draft.end = Math.max(draft.end, end);
}

/** > | 5美元|20美分|   三英镑|五十便士|   两美元|又三美分|   Hundredths of the same currency that have a name of their own. Where they end. */
function readMinor(reader: Reader, draft: Draft, main: ReadUnit, at: number): number {
  const part = readNumeral(reader, reader.key[at] === "又" || reader.key[at] === "零" ? at + 1 : at);
  if (part === undefined || part.high !== undefined || part.value.scale > 0 || part.value.digits > 99n) return at;
  const minor = readUnit(reader, part.end);
  if (minor?.unit.kind !== "money" || minor.code !== main.code || minor.unit.places === 0) return at;
  draft.value = add(draft.value!, shift(part.value, -minor.unit.places));
  return minor.end;
}
