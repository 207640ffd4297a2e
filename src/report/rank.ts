import type { Quantity } from "../numerals/types.ts";
import { emit } from "./emit.ts";
import type { Left } from "./left-parts.ts";
import { listedNames } from "./listed-names.ts";
import { type ClauseState, indicatorLike, type Memory, type Reading } from "./memory.ts";
import { tidyName } from "./name.ts";
import { isRankedWord, rankedByEach } from "./ranked-by.ts";

/** What the words before a rank say: (总量|增速)?(全市|位居全国)第三. */
interface Ranked {
  /** What is ranked; empty for what was named before. */
  name: string;
  /** Among whom: 全市. */
  scope: string | null;
  /** By what: 增速. */
  by: string | null;
  /** 列全国|综合实力百强区|第9位: a list, which is what is ranked then. */
  list: string | null;
}

/** The names that share a rank, and what each is ranked by where they differ. */
interface Names {
  readonly names: readonly string[];
  readonly inherited: boolean;
  readonly by?: readonly string[];
}

export function readRank(left: Left, own: string, q: Quantity, state: ClauseState, memory: Memory, reading: Reading): void {
  const ranked: Ranked = { name: own, scope: left.rankScope ?? q.scope ?? null, by: left.rankBy ?? q.of ?? null, list: null };
  takePlace(ranked, reading.view.key.slice(state.clause[0], q.start));
  // 在|全国|省会城市|位居第六
  if (ranked.scope === null && left.scope !== null && left.scope.startsWith("全") && MEMBERS.test(ranked.name) && (memory.pending ?? memory.head) !== null) {
    ranked.scope = left.scope + ranked.name;
    ranked.name = "";
    left.scope = null;
  }
  if (ranked.name.startsWith("在") && ranked.name.length > 4) ranked.name = ranked.name.slice(1);
  if (/^(?:其|该|各项|多项|主要)/.test(ranked.name)) ranked.name = "";
  takeList(ranked);
  // 占比居全省第二: of what was named before.
  if (ranked.by === null && ranked.name !== "" && memory.head !== null && isRankedWord(ranked.name)) {
    ranked.by = ranked.name;
    ranked.name = "";
  }
  const found = namesOf(ranked, left, memory);
  if (found === null) return;
  const names = [...found.names];
  // 全国…竞争力排名第19位: the place in the name is the scope of the rank.
  if (ranked.scope === null && left.scope !== null && ranked.name !== "" && /^(?:全|中国|世界|亚洲)/.test(left.scope)) {
    ranked.scope = left.scope;
    if (names.length === 1) names[0] = left.scope + names[0]!;
    left.scope = null;
  }
  if (ranked.list !== null && ranked.name !== "") left.scope ??= ranked.name;
  const scope = scopeOf(ranked, names, found.inherited, state, memory);
  const by = (ranked.by ?? memory.rankBy)?.replace(/^的/, "") ?? null;
  state.place = scope;
  memory.rankBy = null;
  for (const [i, item] of names.entries()) {
    const each = found.by?.[i] ?? by;
    emit(q, item, "rank", left, memory, reading, state.clause, {
      tier: "A",
      rule: names.length > 1 ? "report/rank.list" : "report/rank",
      rank: { scope: scope === "" ? null : scope, position: q.value?.number ?? 0, ...(each === null ? {} : { by: each }) },
    });
    if (!found.inherited) state.names.push(item);
  }
  if (ranked.list === null) memory.head = names.at(-1)!;
  state.last = { left, kind: "rank", right: false, relative: true, verbed: false };
}

/** 增速|在所有的|副省级城市|中名列第一: what is ranked, and where. */
function takePlace(ranked: Ranked, before: string): void {
  const among = ranked.scope === null && /中(?:名列|位居|位列|排名|排在|[居列排位])/.test(before);
  const placed = ranked.scope !== null || among ? /^(.{0,16}?)(?<![存所现正潜内])在(.{0,14})$/.exec(ranked.name) : null;
  if (placed === null || !(among || /^(?:所有的?|全部的?|.{0,8}的)?$/.test(placed[2]!))) return;
  ranked.name = placed[1]!;
  ranked.scope = placed[2]!.replace(/^(?:所有|全部)的?|的$/g, "") + (ranked.scope ?? "");
  if (/^(?:增速|增幅|总量|總量|规模|規模|数量|數量)$/.test(ranked.name)) {
    ranked.by ??= ranked.name;
    ranked.name = "";
  }
}

const PLACE = /^(?:全国|全省|全市|全区|全县|全球|世界|亚洲|中国|我国|我省|全[^\s]{1,2}|[^\s]{2,3}省|[^\s]{2,3}市|国内|省内)/;
/** 全国|同类城市, 全省|县市: the members of the place, and no list. */
const OF_PLACE = /^(?:同|各|县|地级|副省级|城市|区县|设区|大中)/;
export const MEMBERS = /(?<!百强|十强)(?:城市|省份|省会|市州|地市|县市|区县|开发区|高新区|经开区|基地)$/;
const LIST_NAME = /(?:榜|强|名单|排名|排行|评比|考核)/;
/** 城市综合实力|跻身全国百强城市第16位: the list is only where it is ranked. */
const MEASURED = /(?:实力|實力|竞争力|競爭力|水平|指数|指數|能力|质量|質量|满意度|滿意度)$/;
const SHORTEST_LIST = 3;
const LONGEST_PLACE = 6;

/** 列全国综合实力百强区第9位: the list is what is ranked, the place is its scope. */
function takeList(ranked: Ranked): void {
  const { scope } = ranked;
  if (scope === null || MEASURED.test(ranked.name)) return;
  const place = PLACE.exec(scope)?.[0];
  if (place === undefined) {
    if (scope.length > LONGEST_PLACE && LIST_NAME.test(scope)) [ranked.list, ranked.scope] = [scope, null];
    return;
  }
  const rest = scope.slice(place.length);
  if (rest.length >= SHORTEST_LIST && !OF_PLACE.test(rest) && !MEMBERS.test(scope)) [ranked.list, ranked.scope] = [scope, place];
}

function namesOf({ name, by, list }: Ranked, left: Left, memory: Memory): Names | null {
  if (list !== null) return { names: [tidyName(list)], inherited: false };
  const twice = name === "" ? null : rankedByEach(name, by);
  const twiceOf = twice === null ? null : twice.head !== "" ? twice.head : (memory.pending ?? memory.head);
  if (twice !== null && twiceOf !== null) return { names: twice.by.map(() => twiceOf), inherited: twice.head === "", by: twice.by };
  if (name !== "") {
    const listed = listedNames(name);
    return { names: listed.length > 1 && !name.includes("等") ? listed : [name], inherited: false };
  }
  const group = groupOf(by, left, memory);
  if (group !== null) return { names: group, inherited: false };
  // A clause between keeps the list of which it is a place: 在…百强区排名中再次进位、列全国第7.
  const use = memory.pending ?? memory.head;
  return use === null ? null : { names: [use], inherited: true };
}

/** A、B等两项指标|均居第一; A增长6.1%,B增长9.5%,增速均居全省第一: of all of them. */
function groupOf(by: string | null, left: Left, { pendingList, group, grown, run }: Memory): readonly string[] | null {
  if (pendingList.length > 1) return pendingList;
  if (!left.each) return null;
  const names = group.length > 1 ? group : /^增[速幅]$/.test(by ?? "") ? grown : run.filter(indicatorLike);
  return names.length > 1 ? [...names] : null;
}

function scopeOf(ranked: Ranked, names: readonly string[], inherited: boolean, state: ClauseState, memory: Memory): string | null {
  let { scope } = ranked;
  if (inherited && scope === null) scope = state.place ?? memory.rankScope; // 进入全国前20、列第19位
  if (scope === null && names.length === 1) scope = /^(?:全国|全省|全市|全区|全球|世界|中国)/.exec(names[0]!)?.[0] ?? null;
  return scope?.replace(/^(?:了|至|到|在|入)/, "").replace(/(?:的|中)$/, "") ?? null;
}
