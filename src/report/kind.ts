import type { Quantity } from "../numerals/types.ts";
import type { Left } from "./left-parts.ts";
import { simplified } from "./memory.ts";
import type { FactKind } from "./types.ts";

/** What a figure says of its name. `relative`: it is a percentage, a multiple or the like. */
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
