import { checkChoice, checkOptionNames, unknownName } from "../error.ts";
import type { RuleChoice, StageContext } from "../stage.ts";
import type { EditSet } from "../text/edits.ts";
import { loadCompatibilityPass } from "./compatibility.ts";
import { convertThrough, traceThrough, without } from "./convert.ts";
import { loadDefaultTables } from "./default-pass.ts";
import { japaneseParagraphs } from "./japanese.ts";
import { rules } from "./rules.ts";
import { checkUserWords, withUserWords, type UserWords } from "./user-words.ts";

export interface SimplifyOptions extends UserWords {
  /** "keep": paragraphs with kana stay as they are. */
  readonly japanese?: "convert" | "keep";
  /** Targets beyond the Basic Multilingual Plane, which most fonts lack (頫 → 𫖯); on unless said otherwise. */
  readonly rare?: boolean;
  /** Rules to switch off. */
  readonly rules?: RuleChoice;
}

const RULE_NAMES = ["script/characters", "script/context", "script/compatibility", "script/default"];
const NAMES = ["japanese", "rare", "rules", "dictionary", "protect", "spans"];

function convertPlain(text: string): string {
  return convertThrough(text, loadDefaultTables().pass, loadCompatibilityPass);
}

function tracePlain(text: string): EditSet {
  return traceThrough(text, loadDefaultTables().pass, loadCompatibilityPass, RULE_NAMES);
}

function editsOf(text: string, options: SimplifyOptions | undefined): EditSet {
  if (options === undefined) return tracePlain(text);
  checkOptionNames(options, NAMES);
  checkChoice("japanese", options.japanese, ["convert", "keep"]);
  const off = new Set(options.rules?.off);
  for (const id of [...(options.rules?.on ?? []), ...off]) if (!rules.some((rule) => rule.id === id)) throw unknownName("rule", id, rules.map((rule) => rule.id));
  const plain = (source: string): EditSet => {
    const edits = tracePlain(source);
    if (off.size === 0 && options.rare !== false) return edits;
    return without(edits, ({ text: target, rule }) => rule.split(" + ").some((id) => off.has(id)) || (options.rare === false && /[\ud800-\udbff]/.test(target)));
  };
  const spans = options.japanese === "keep" ? [...(options.spans ?? []), ...japaneseParagraphs(text)] : options.spans;
  const words = checkUserWords({ ...options, ...(spans === undefined ? {} : { spans }) });
  return words === undefined ? plain(text) : withUserWords({ convert: (source) => plain(source).apply(source), edits: plain }, words).edits(text);
}

/**
 * Simplified Chinese as it is written on the mainland, right in context and safe on text that is simplified already.
 *
 * toSimplified("他看著這部名著") === "他看着这部名著"
 */
export const toSimplified: ToSimplified = /* @__PURE__ */ Object.assign((text: string, options?: SimplifyOptions): string => (options === undefined ? convertPlain(text) : editsOf(text, options).apply(text)), { edits: editsOf });

export interface ToSimplified {
  (text: string, options?: SimplifyOptions): string;
  /** The same as an EditSet: every change with its place and the rule that made it. */
  readonly edits: (text: string, options?: SimplifyOptions, context?: StageContext) => EditSet;
}
