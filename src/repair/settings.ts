import { offByDefault, onByDefault } from "../generated/repair-rule-ids.ts";
import { checkChoice, checkOptionNames, GuiyiError, unknownName } from "../error.ts";
import type { RuleChoice } from "../stage.ts";
import type { CharacterModel } from "./character-model.ts";

/** Options of `repair`. */
export interface RepairOptions {
  /**
   * How sure a repair of shifted bytes must be. "off": no repair at all; "safe" (default): only where the best reading is
   * clearly better than the next; "full": the best reading wherever it is better than the damaged text.
   */
  readonly repair?: "off" | "safe" | "full" | undefined;
  /** "strip" (default) removes readings that a machine set behind characters of the whole page; "keep" leaves them. */
  readonly annotations?: "strip" | "keep" | undefined;
  /** The language model of `guiyi/repair/model`; without it only what bytes alone decide is repaired. */
  readonly model?: CharacterModel | undefined;
  /** "decode" also reads \uXXXX and %XX escapes; "keep" (default) leaves them. */
  readonly escapes?: "keep" | "decode" | undefined;
  /** Rules to switch on or off by id. */
  readonly rules?: RuleChoice | undefined;
}

export interface Settings {
  readonly mode: "off" | "safe" | "full";
  readonly annotations: boolean;
  readonly model: CharacterModel | undefined;
  readonly isOn: (rule: string) => boolean;
}

const DEFAULTS: Settings = { mode: "safe", annotations: true, model: undefined, isOn: isOnByDefault };

/** Checks options by name and value; throws GuiyiError. */
export function readOptions(options: RepairOptions | undefined): Settings {
  if (options === undefined) return DEFAULTS;
  checkOptionNames(options, ["repair", "annotations", "model", "escapes", "rules"]);
  checkChoice("repair", options.repair, ["off", "safe", "full"]);
  checkChoice("annotations", options.annotations, ["strip", "keep"]);
  checkChoice("escapes", options.escapes, ["keep", "decode"]);
  if (options.model !== undefined && typeof options.model?.score !== "function") throw new GuiyiError("bad-model", `option "model" takes what loadModel() of "guiyi/repair/model" gives`);
  const choice = readRules(options.rules);
  const escapes = options.escapes === "decode";
  return {
    mode: options.repair ?? "safe",
    annotations: options.annotations !== "keep",
    model: options.model,
    isOn: choice === undefined && !escapes ? isOnByDefault : (rule) => choice?.get(rule) ?? (isOnByDefault(rule) || (escapes && rule.startsWith("repair/escape."))),
  };
}

function readRules(choice: RuleChoice | undefined): ReadonlyMap<string, boolean> | undefined {
  if (choice === undefined) return undefined;
  checkOptionNames(choice, ["on", "off"], "field of option \"rules\"");
  const known = [...onByDefault, ...offByDefault];
  const chosen = new Map<string, boolean>();
  for (const on of [true, false]) {
    for (const id of (on ? choice.on : choice.off) ?? []) {
      if (!known.includes(id)) throw unknownName("rule", id, known);
      chosen.set(id, on);
    }
  }
  return chosen;
}

let defaults: ReadonlySet<string> | undefined;

function isOnByDefault(rule: string): boolean {
  defaults ??= new Set(onByDefault);
  return defaults.has(rule);
}
