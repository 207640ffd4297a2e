import { checkChoice, checkOptionNames } from "../error.ts";
import type { RuleChoice } from "../stage.ts";
import { MODES, type Mode } from "./model.ts";

/** Kinds of page that can be named instead of detected. */
export const PROFILES = ["discuz", "phpwind", "forum", "bbs", "tieba", "qa", "gov", "news", "wechat", "newspaper", "novel", "seo", "generic"] as const;
export type Profile = (typeof PROFILES)[number];

export interface PageOptions {
  /** How much may go: only the self-evident, what context shows, or teasers and signatures as well. Default: standard. */
  readonly mode?: Mode | undefined;
  /** The kind of page, when it is known. */
  readonly profile?: Profile | undefined;
  /** Which rules run. */
  readonly rules?: RuleChoice | undefined;
}

export interface CheckedOptions {
  readonly mode: Mode;
  readonly profile: Profile | undefined;
}

export function checkPageOptions(options: PageOptions | undefined): CheckedOptions {
  if (options === undefined) return { mode: "standard", profile: undefined };
  checkOptionNames(options, ["mode", "profile", "rules", "site"]);
  checkChoice("mode", options.mode, MODES);
  checkChoice("profile", options.profile, PROFILES);
  return { mode: options.mode ?? "standard", profile: options.profile };
}
