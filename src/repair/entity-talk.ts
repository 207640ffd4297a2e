/** Entities of the characters that mark up: those that a text about markup writes as they are. */
const SHOWN: ReadonlyMap<string, string> = new Map([["lt", "<"], ["gt", ">"], ["amp", "&"], ["quot", '"'], ["apos", "'"], ["nbsp", ""]]);
/** Units in front of an entity and behind it in which its character counts. */
const REACH = 20;
const OPENING = "“‘\"'`「『（(【[«";
const CLOSING = "”’\"'`」』）)】]»";

/**
 * Does the text speak of this entity instead of using it? It says so when the character itself stands near (a text that was
 * escaped has none), or when the entity alone is quoted.
 *
 *     < 要写成 &lt;，& 要写成 &amp;        空格用“&nbsp;”表示
 *     ^        ^start                              ^start
 */
export function isTalkedOf(body: string, text: string, start: number, end: number): boolean {
  const character = SHOWN.get(body);
  if (character === undefined) return false;
  const opening = OPENING.indexOf(text[start - 1] ?? "\n");
  if (opening >= 0 && CLOSING[opening] === text[end]) return true;
  if (character === "") return false;
  return hasPlain(character, text.slice(Math.max(0, start - REACH), start), true) || hasPlain(character, text.slice(end, end + REACH), false);
}

/** Does the part of the line next to the entity hold the character as a sign of its own? H&M and ?a=1&b=2 do not. */
function hasPlain(character: string, around: string, isBefore: boolean): boolean {
  const part = isBefore ? around.slice(around.lastIndexOf("\n") + 1) : around.split("\n", 1)[0]!;
  for (let i = part.indexOf(character); i >= 0; i = part.indexOf(character, i + 1)) if (character !== "&" || (i + 1 < part.length && !/[\w#]/.test(part[i + 1]!))) return true;
  return false;
}
