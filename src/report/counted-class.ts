import { emit } from "./emit.ts";
import { readLeft } from "./left.ts";
import { type ClauseState, type Memory, type Reading, wholeNamed } from "./memory.ts";
import { nameOf, tidyName } from "./name.ts";
import { bracketOf } from "./pair.ts";
import { joins, skips } from "./words-before.ts";
import type { Token } from "./tokens.ts";

/** 家|以上|交易额|超|百亿元 */
const LONGEST_CLASS = 5;
/** What a class is measured in. */
const MEASURE = /^.{0,8}(?:产值|收入|营收|税收|纳税|利税|利润|投资|总投|交易额|销售额|销售|总额|资产|资本|规模|库容|产量|面积|载重|产能)$/;
const REACHES = /^(?:超过?|突破|达到?|过|逾)$/;
const BOUND = /^以[上下内]$/;
/** 百亿元, 千万元: no digit, the name of the class alone. */
const CLASS_NAME = /^[十百千]*[万亿萬億][^\d]*$/;
/** A predicate is no noun. */
const NOUN = /^的?.{0,10}(?:企业|公司|项目|园区|产业|集群|大户|户|市场|商场|商圈|楼宇?|镇|村|县|乡|工程|基地|品牌|合作社|平台|龙头|单位|集团|产业链|水库|农场|机构|产品|船|机组|电站)$/;

/** 培育3家[年营收超百亿元企业]: a count before the class that it is of; `size` is the figure in the class. */
export function countOfClass(tokens: readonly Token[], state: ClauseState, at: number, size: number | undefined, to: number, memory: Memory, reading: Reading): boolean {
  const { view } = reading;
  const q = tokens[at]!.q!;
  if (size === undefined || size - at > LONGEST_CLASS || q.type !== "cardinal" || q.unit === undefined || tokens[at + 1]!.start > q.end + 1) return false;
  const bound = tokens[size]!.q!;
  if (bound.type !== "money" && bound.type !== "quantity") return false;
  let i = at + 1;
  while (i < size && (tokens[i]!.kind === "quote" || BOUND.test(tokens[i]!.word))) i++;
  const from = i;
  const measured = i < size && MEASURE.test(tokens[i]!.word);
  if (measured) i++;
  const reaches = i < size && REACHES.test(tokens[i]!.word);
  if (reaches) i++;
  if (i !== size || !(measured || reaches || bound.comparator !== undefined || CLASS_NAME.test(bound.text))) return false;
  const end = BOUND.test(tokens[size + 1]?.word ?? "") ? size + 1 : size;
  if (end + 1 >= to || !NOUN.test(tokens[end + 1]!.word) || tokens[end + 2]?.kind === "q") return false; // 3个|投资超10亿元项目|5个

  let zone = state.consumed;
  const coordinated = state.last !== null && joins(tokens, zone, at, view);
  while (zone < at && skips(tokens[zone]!, state.last !== null)) zone++;
  const left = readLeft(tokens, zone, at, q, view, true);
  if (coordinated && left.verb === null) [left.verb, left.change] = [state.last!.left.verb, state.last!.left.change];
  const owner = nameOf(tokens, left.from, left.to, view);
  if (owner !== "") left.scope ??= owner;
  if (left.parent) memory.parent = wholeNamed(memory);
  const start = from < size ? tokens[from]!.start : Math.min(bound.start, bound.extent?.start ?? bound.start);
  const name = tidyName(view.text.slice(start, tokens[end + 1]!.end));
  const kind = left.change === 0 ? "level" : "change";
  emit(q, name, kind, left, memory, reading, state.clause, { tier: left.verb === null ? "B" : "A", rule: "report/size-class", bracket: bracketOf(bound, reading.currency(bound.start)) });
  state.names.push(name);
  memory.head = name;
  state.consumed = end + 2;
  state.last = { left, kind, right: true, relative: false, verbed: left.verb !== null };
  return true;
}
