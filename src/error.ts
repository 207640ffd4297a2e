/**
 * The one error class of wrong *use*: an unknown option, a value of the wrong type, a contradiction between options.
 * Text never causes it. Two builds of the package may be loaded side by side, so recognise it by `name` and `code`, not `instanceof`.
 */
export class GuiyiError extends Error {
  override readonly name: string = "GuiyiError";
  readonly code: string;
  constructor(code: string, message: string) {
    super(`[guiyi] ${message}`);
    this.code = code;
  }
}

/** The candidate nearest to `word` by edit distance, or undefined when none is near enough to be a slip of the fingers. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.floor(word.length / 2)) + 1;
  if (word.length > 64) return undefined;
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** `unknown option "srcipt"; did you mean "script"?` */
export function unknownName(kind: string, word: string, known: Iterable<string>): GuiyiError {
  return new GuiyiError("unknown-name", `unknown ${kind} ${JSON.stringify(word)}; ${rightName(word, known)}`);
}

function rightName(word: string, known: Iterable<string>): string {
  const names = [...known];
  const near = nearest(word, names);
  return near === undefined ? `known: ${names.join(", ")}` : `did you mean ${JSON.stringify(near)}?`;
}

/** Throws unless every own key of `options` is in `known`. */
export function checkOptionNames(options: object, known: readonly string[], kind = "option"): void {
  if (typeof options !== "object" || options === null) throw new GuiyiError("bad-value", `${kind}s are given as an object, got ${options === null ? "null" : typeof options}`);
  for (const key of Object.keys(options)) if (!known.includes(key)) throw unknownName(kind, key, known);
}

/** Throws unless `value` is undefined or one of `choices`: `option "script" cannot be "tradtional"; did you mean "traditional"?` */
export function checkChoice(option: string, value: unknown, choices: readonly string[]): void {
  if (value === undefined || (typeof value === "string" && choices.includes(value))) return;
  throw new GuiyiError("unknown-name", `option ${JSON.stringify(option)} cannot be ${typeof value === "string" ? JSON.stringify(value) : String(value)}; ${rightName(String(value), choices)}`);
}

/** Throws a GuiyiError with advice when a function for strings is called with something else. */
export function checkText(text: unknown, name: string): asserts text is string {
  if (typeof text === "string") return;
  const what = text === null ? "null" : text instanceof Uint8Array ? "bytes" : typeof text;
  const advice = what === "bytes" ? `; decode them first: ${name}(decode(bytes).text), decode is exported by "guiyi/read"` : "";
  throw new GuiyiError("not-a-string", `${name} takes a string, got ${what}${advice}`);
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
