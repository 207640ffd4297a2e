import type { Quantity } from "../numerals/types.ts";
import type { Left } from "./left-parts.ts";
import { listedNames } from "./listed-names.ts";
import { emit } from "./emit.ts";
import { type ClauseState, indicatorLike, type Memory, type Reading } from "./memory.ts";
import { tidyName } from "./name.ts";
import { isRankedWord, rankedByEach } from "./ranked-by.ts";

/** (总量|增速)?(全市|位居全国)第三. */
export function readRank(left: Left, own: string, q: Quantity, state: ClauseState, memory: Memory, reading: Reading): void {
  let name = own;
  let scope = left.rankScope ?? q.scope ?? null;
  let by = left.rankBy ?? q.of ?? null;
  // 增速|在所有的|副省级城市|中名列第一: what is ranked, and where.
  const among = scope === null && /中(?:名列|位居|位列|排名|排在|[居列排位])/.test(reading.view.key.slice(state.clause[0], q.start));
  const placed = scope !== null || among ? /^(.{0,16}?)(?<![存所现正潜内])在(.{0,14})$/.exec(name) : null;
  if (placed !== null && (among || /^(?:所有的?|全部的?|.{0,8}的)?$/.test(placed[2]!))) {
    name = placed[1]!;
    scope = placed[2]!.replace(/^(?:所有|全部)的?|的$/g, "") + (scope ?? "");
    if (/^(?:增速|增幅|总量|總量|规模|規模|数量|數量)$/.test(name)) {
      by ??= name;
      name = "";
    }
  }
  if (name.startsWith("在") && name.length > 4) name = name.slice(1);
  if (name !== "" && /^(?:其|该|各项|多项|主要)/.test(name)) name = "";
  // 列全国综合实力百强区第9位: the list is what is ranked, the place is its scope.
  let listed: string | null = null;
  if (scope !== null) {
    const place = /^(?:全国|全省|全市|全区|全县|全球|世界|亚洲|中国|我国|我省|全[^\s]{1,2}|[^\s]{2,3}省|[^\s]{2,3}市|国内|省内)/.exec(scope);
    if (place !== null && scope.length - place[0].length >= 3 && !/^(?:同|各|县|地级|副省级|城市|区县|设区|大中)/.test(scope.slice(place[0].length)) && !/(?<!百强|十强)(?:城市|省份|省会|市州|地市|县市|区县|开发区|高新区|经开区|基地)$/.test(scope)) {
      listed = scope;
      scope = place[0];
    } else if (place === null && scope.length > 6 && /(?:榜|强|名单|排名|排行|评比|考核)/.test(scope)) {
      listed = scope;
      scope = null;
    }
  }
  const group = memory.pendingList.length > 1 ? memory.pendingList : !left.each ? null : memory.group.length > 1 ? memory.group : several(/^增[速幅]$/.test(by ?? "") ? memory.grown : memory.run.filter(indicatorLike));
  let names: string[];
  let inherited = false;
  // 占比居全省第二: of what was named before.
  if (by === null && name !== "" && memory.head !== null && isRankedWord(name)) {
    by = name;
    name = "";
  }
  const twice = listed === null && name !== "" ? rankedByEach(name, by) : null;
  const twiceOf = twice === null ? null : twice.head !== "" ? twice.head : (memory.pending ?? memory.head);
  if (listed !== null) names = [tidyName(listed)];
  else if (twiceOf !== null) {
    names = twice!.by.map(() => twiceOf);
    inherited = twice!.head === "";
  }
  else if (name !== "") {
    const list = listedNames(name);
    names = list.length > 1 && !/等/.test(name) ? list : [name];
  } else if (group !== null) names = group;
  else {
    // A clause between keeps the list of which it is a place: 在…百强区排名中再次进位、列全国第7.
    const use = memory.pending ?? memory.head;
    if (use === null) return;
    names = [use];
    inherited = true;
  }
  // 全国…竞争力排名第19位: the place in the name is the scope of the rank.
  if (scope === null && left.scope !== null && name !== "" && /^(?:全|中国|世界|亚洲)/.test(left.scope)) {
    scope = left.scope;
    if (names.length === 1) names = [left.scope + names[0]!];
    left.scope = null;
  }
  if (listed !== null && name !== "") left.scope ??= name;
  if (inherited && scope === null) scope = state.place ?? memory.rankScope; // 进入全国前20、列第19位
  if (scope === null && names.length === 1) scope = /^(?:全国|全省|全市|全区|全球|世界|中国)/.exec(names[0]!)?.[0] ?? null;
  if (scope !== null) scope = scope.replace(/^(?:了|至|到|在|入)/, "").replace(/(?:的|中)$/, "");
  state.place = scope;
  by = (by ?? memory.rankBy)?.replace(/^的/, "") ?? null;
  memory.rankBy = null;
  for (const [i, item] of names.entries()) {
    const ranked = twice === null ? by : twice.by[i]!;
    emit(q, item, "rank", left, memory, reading, state.clause, { tier: "A", rule: names.length > 1 ? "report/rank.list" : "report/rank", rank: { scope: scope === "" ? null : scope, position: q.value?.number ?? 0, ...(ranked === null ? {} : { by: ranked }) } });
    if (!inherited) state.names.push(item);
  }
  if (listed === null) memory.head = names.at(-1)!;
  state.last = { left, kind: "rank", right: false, relative: true, verbed: false };
}

function several(names: readonly string[]): string[] | null {
  return names.length > 1 ? [...names] : null;
}
