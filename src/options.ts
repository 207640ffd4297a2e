import { checkChoice, GuiyiError, unknownName } from "./error.ts";
import type { BlockHint, RuleChoice, RuleInfo } from "./stage.ts";
import type { Profile, Site } from "./page/index.ts";
import type { CharacterModel } from "./repair/index.ts";
import type { EditSet } from "./text/edits.ts";

/** What a reader makes of a source: its text, the edits that lead there, and what it knows of the blocks of the text. */
export interface Reading {
  readonly text: string;
  /** source → text. */
  readonly edits: EditSet;
  /** In the order of the text, in its offsets. */
  readonly blocks?: readonly BlockHint[];
}

/** Makes text of a source that is not text yet; never throws. */
export type Reader = (source: string) => Reading;

/** Options of `normalize`, `analyze` and `createNormalizer`. Every one can be set from the command line as well. */
export interface NormalizeOptions {
  /** Undo damage: pinyin glued in, shifted bytes, mojibake, entities, control debris. "safe" asks a wider margin, "full" a narrower one. Default "safe". */
  readonly repair?: "off" | "safe" | "full";
  /** Pinyin and zhuyin after characters, 區(qū): removed where the page as a whole is annotated. Default "strip". */
  readonly annotations?: "strip" | "keep";
  /** One spelling per character: compatibility ideographs, Kangxi radicals, NFC. Default "safe". */
  readonly fold?: "off" | "safe";
  /** Remove what is not the article. Each mode removes what the one before it removes, and more. Default "standard". */
  readonly page?: "keep" | "conservative" | "standard" | "aggressive";
  /** The kind of page; found by itself when not given. */
  readonly profile?: Profile;
  /** Which script comes out. "simplified" and "traditional" are right in context and safe on text that is in that script already. Default "simplified". */
  readonly script?: "simplified" | "traditional" | "tw" | "hk" | "keep";
  /** Rewrite numerals to Arabic digits: 一百二十万 → 120万. Default "keep". */
  readonly numerals?: "keep" | "arabic";
  /** Punctuation between Han characters to fullwidth or halfwidth. Default "keep". */
  readonly punctuation?: "keep" | "full" | "half";
  /** Switch single rules on or off by id; `guiyi rules` lists them. */
  readonly rules?: RuleChoice;
  /** What `createSite()` has learnt of the pages of this site. */
  readonly site?: Site;
  /** The language model of `guiyi/repair/model`, for repairs that bytes alone do not decide. */
  readonly model?: CharacterModel;
  /** Reads the source first: `readHtml` of `guiyi/read` when it is HTML. All offsets are the source's. Default: the source is the text. */
  readonly reader?: Reader;
}

export type ResolvedOptions = Required<Omit<NormalizeOptions, "profile" | "site" | "model" | "reader" | "rules">> & Pick<NormalizeOptions, "profile" | "site" | "model" | "reader"> & { readonly rules: Required<RuleChoice> };

/** One row a choice: the command line, the help and the documentation are made of it. */
export interface OptionInfo {
  readonly name: Exclude<keyof NormalizeOptions, "site" | "model" | "reader" | "rules" | "profile">;
  readonly choices: readonly string[];
  readonly default: string;
  readonly summary: string;
}

export const optionTable: readonly OptionInfo[] = [
  { name: "repair", choices: ["off", "safe", "full"], default: "safe", summary: "undo damage: shifted bytes, mojibake, entities, control debris" },
  { name: "annotations", choices: ["strip", "keep"], default: "strip", summary: "pinyin and zhuyin glued in after characters, 區(qū)" },
  { name: "fold", choices: ["off", "safe"], default: "safe", summary: "one spelling per character: compatibility ideographs, radicals, NFC" },
  { name: "page", choices: ["keep", "conservative", "standard", "aggressive"], default: "standard", summary: "remove boilerplate, join broken lines" },
  { name: "script", choices: ["simplified", "traditional", "tw", "hk", "keep"], default: "simplified", summary: "which script comes out" },
  { name: "numerals", choices: ["keep", "arabic"], default: "keep", summary: "rewrite numerals to Arabic digits" },
  { name: "punctuation", choices: ["keep", "full", "half"], default: "keep", summary: "punctuation between Han characters" },
];

const OTHER_NAMES = ["profile", "rules", "site", "model", "reader"];

/**
 * Checks options once and fills in defaults.
 *
 * @throws GuiyiError for an unknown name (with the nearest right one), an unknown value or an unknown rule id.
 */
export function resolveOptions(options: NormalizeOptions | undefined, knownRules: readonly RuleInfo[], profiles: readonly string[]): ResolvedOptions {
  const given: NormalizeOptions = options ?? {};
  if (typeof given !== "object") throw new GuiyiError("bad-options", `options must be an object such as { script: "keep" }, got ${typeof given}`);
  const names = [...optionTable.map((row) => row.name as string), ...OTHER_NAMES];
  for (const key of Object.keys(given)) if (!names.includes(key)) throw unknownName("option", key, names);
  for (const row of optionTable) checkChoice(row.name, given[row.name], row.choices);
  checkChoice("profile", given.profile, profiles);
  if (given.reader !== undefined && typeof given.reader !== "function") throw new GuiyiError("bad-options", `option reader must be a function such as readHtml of guiyi/read, got ${typeof given.reader}`);
  const rules = resolveRules(given.rules, knownRules);
  return {
    repair: given.repair ?? "safe",
    annotations: given.annotations ?? "strip",
    fold: given.fold ?? "safe",
    page: given.page ?? "standard",
    script: given.script ?? "simplified",
    numerals: given.numerals ?? "keep",
    punctuation: given.punctuation ?? "keep",
    rules,
    ...(given.profile === undefined ? {} : { profile: given.profile }),
    ...(given.site === undefined ? {} : { site: given.site }),
    ...(given.model === undefined ? {} : { model: given.model }),
    ...(given.reader === undefined || rules.off.includes("read/html") ? {} : { reader: given.reader }),
  };
}

function resolveRules(choice: RuleChoice | undefined, knownRules: readonly RuleInfo[]): Required<RuleChoice> {
  const ids = knownRules.map((rule) => rule.id);
  for (const key of Object.keys(choice ?? {})) if (key !== "on" && key !== "off") throw unknownName("key of option rules", key, ["on", "off"]);
  const { on = [], off = [] } = choice ?? {};
  for (const id of [...on, ...off]) if (!ids.includes(id)) throw unknownName("rule", id, ids);
  const both = on.find((id) => off.includes(id));
  if (both !== undefined) throw new GuiyiError("contradiction", `rule ${JSON.stringify(both)} is both on and off`);
  return { on, off };
}
