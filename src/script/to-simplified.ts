import { checkChoice, checkOptionNames, checkText } from "../error.ts";
import type { RuleChoice, StageContext } from "../stage.ts";
import type { EditSet } from "../text/edits.ts";
import { loadCompatibilityPass } from "./compatibility.ts";
import { convertThrough, tracePass, traceThrough, without } from "./convert.ts";
import { loadDefaultPass } from "./default-pass.ts";
import { japaneseParagraphs } from "./japanese.ts";
import { loadRarePass } from "./rare.ts";
import { checkRules } from "./rule-choice.ts";
import { checkUserWords, withUserWords, type UserWords } from "./user-words.ts";

export interface SimplifyOptions extends UserWords {
  /** "keep": paragraphs with kana stay as they are. */
  readonly japanese?: "convert" | "keep";
  /**
   * Simplified forms that fonts may lack. Unless said otherwise as opencc-js has it (頫 → 𫖯, but 䥯 stays); true: also those that most
   * fonts lack (䥯 → 𫔆, OpenCC's table TSCharactersExt); false: none beyond the Basic Multilingual Plane (頫 stays).
   */
  readonly rare?: boolean;
  /** Rules to switch off. */
  readonly rules?: RuleChoice;
}

const RULE_NAMES = ["script/characters", "script/context", "script/default"];
const NAMES = ["japanese", "rare", "rules", "dictionary", "protect", "spans"];

/**
 * `toSimplified(text)` without options and edits, for the bundle of a page: 25 kB min+gzip, two thirds of the whole.
 *
 * simplify("他看著這部名著") === "他看着这部名著"
 */
export function simplify(text: string): string {
  checkText(text, "toSimplified");
  return convertThrough(text, loadDefaultPass(), loadCompatibilityPass);
}

function tracePlain(text: string): EditSet {
  return traceThrough(text, loadDefaultPass(), loadCompatibilityPass, RULE_NAMES);
}

function withRare(text: string, edits: EditSet): EditSet {
  const next = tracePass(edits.apply(text), loadRarePass(), ["script/rare"]);
  return next === undefined ? edits : edits.compose(next);
}

function editsOf(text: string, options: SimplifyOptions | undefined): EditSet {
  checkText(text, "toSimplified");
  if (options === undefined) return tracePlain(text);
  checkOptionNames(options, NAMES);
  checkChoice("japanese", options.japanese, ["convert", "keep"]);
  const off = checkRules(options.rules);
  const rare = !off.has("script/rare") && (options.rare ?? options.rules?.on?.includes("script/rare")) === true;
  const plain = (source: string): EditSet => {
    const edits = rare ? withRare(source, tracePlain(source)) : tracePlain(source);
    if (off.size === 0 && options.rare !== false) return edits;
    return without(edits, ({ text: target, rule }) => rule.split(" + ").some((id) => off.has(id)) || (options.rare === false && /[\ud800-\udbff]/.test(target)));
  };
  const spans = options.japanese === "keep" ? [...(options.spans ?? []), ...japaneseParagraphs(text)] : options.spans;
  const words = checkUserWords({ ...options, ...(spans === undefined ? {} : { spans }) });
  return words === undefined || off.has("script/dictionary") ? plain(text) : withUserWords({ convert: (source) => plain(source).apply(source), edits: plain }, words).edits(text);
}

/**
 * Simplified Chinese as it is written on the mainland, right in context and safe on text that is simplified already.
 *
 * toSimplified("他看著這部名著") === "他看着这部名著"
 */
export const toSimplified: ToSimplified = /* @__PURE__ */ Object.assign((text: string, options?: SimplifyOptions): string => (options === undefined ? simplify(text) : editsOf(text, options).apply(text)), { edits: editsOf });

export interface ToSimplified {
  (text: string, options?: SimplifyOptions): string;
  /** The same as an EditSet: every change with its place and the rule that made it. */
  readonly edits: (text: string, options?: SimplifyOptions, context?: StageContext) => EditSet;
}
