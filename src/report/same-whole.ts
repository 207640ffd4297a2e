import { indicatorLike } from "./memory.ts";
import type { Figure } from "./naming.ts";
import { dividedName } from "./share-name.ts";
import type { FactKind } from "./types.ts";

/** A bare percentage behind a share divides a whole too: its name, and what it is a share of. */
export function ofSameWhole({ q, left, state, memory, reading, growing }: Figure, name: string, kind: FactKind): { readonly name: string; readonly of: string } | null {
  const { divided, head } = memory;
  if (divided === null || kind !== "level" || q.type !== "percent") return null;
  // 美国占总出口比重30.9%,欧盟下降到26.6%: of the same.
  if (!indicatorLike(name) && !growing === (left.mode === null)) return { name: name + divided, of: dividedName(name + divided)[1] };
  // 占营业收入的56%,|利润的72%: of another.
  if (head !== null && reading.view.key[q.start - 1] === "的" && state.last === null) return { name: `${head}${divided[0]!}${name}比重`, of: name };
  return null;
}
