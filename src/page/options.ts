import { checkChoice, checkOptionNames, GuiyiError } from "../error.ts";
import { checkHints } from "./hints.ts";
import type { BlockHint, RuleChoice } from "../stage.ts";
import { checkRules } from "./rules.ts";
import type { Site } from "./site.ts";
import { MODES, type Mode } from "./model.ts";

/** Kinds of page that can be named instead of detected. */
export const PROFILES = ["discuz", "phpwind", "forum", "bbs", "tieba", "qa", "gov", "news", "wechat", "newspaper", "novel", "seo", "generic"] as const;
export type Profile = (typeof PROFILES)[number];

export interface PageOptions {
  /** How much may go: only the self-evident, what context shows, or teasers and signatures as well. Default: standard. */
  readonly mode?: Mode | undefined;
  /** The kind of page, when it is known. */
  readonly profile?: Profile | undefined;
  /** What was learnt of the site's other pages: createSite(). */
  readonly site?: Site | undefined;
  /** What HTML says of the blocks of this text: `readHtml(html).blocks` for `readHtml(html).text`. */
  readonly hints?: readonly BlockHint[] | undefined;
  /** Which rules run. */
  readonly rules?: RuleChoice | undefined;
}

export interface CheckedOptions {
  readonly mode: Mode;
  readonly profile: Profile | undefined;
  readonly site: Site | undefined;
  readonly hints: readonly BlockHint[] | undefined;
  /** Families that are switched off. */
  readonly off: ReadonlySet<string> | undefined;
}

export function checkPageOptions(options: PageOptions | undefined): CheckedOptions {
  if (options === undefined) return { mode: "standard", profile: undefined, site: undefined, hints: undefined, off: undefined };
  checkOptionNames(options, ["hints", "mode", "profile", "rules", "site"]);
  checkChoice("mode", options.mode, MODES);
  checkChoice("profile", options.profile, PROFILES);
  checkHints(options.hints);
  const { site } = options;
  if (site !== undefined && typeof (site as { share?: unknown }).share !== "function") throw new GuiyiError("not-a-site", "site must come from createSite()");
  return { mode: options.mode ?? "standard", profile: options.profile, site, hints: options.hints, off: checkRules(options.rules) };
}
